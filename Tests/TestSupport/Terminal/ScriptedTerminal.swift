import Synchronization
public import TerminalUI

/// A terminal for tests: the test types, and reads the screens that were shown.
public final class ScriptedTerminal: Terminal {
    /// What was asked of the terminal so far.
    struct State {
        var size: Size
        var screens: [Screen] = []
        var presented = 0
        var clipboard: [String] = []
        var isMouseEnabled = false
        var suspensions = 0
        var starts = 0
        var closings = 0
    }

    /// The characters that this terminal can show.
    public let glyphs: Glyphs
    let state: Mutex<State>
    let events: AsyncStream<TerminalEvent>
    let feed: AsyncStream<TerminalEvent>.Continuation
    private let startError: TerminalError?
    private let history: Int

    /// A terminal of `size` that keeps the last `history` screens. With an error, `start()` throws it.
    public init(
        size: Size = Size(columns: 120, rows: 40), glyphs: Glyphs = .unicode, history: Int = 10_000,
        startError: TerminalError? = nil
    ) {
        self.glyphs = glyphs
        self.startError = startError
        self.history = max(1, history)
        state = Mutex(State(size: size))
        (events, feed) = AsyncStream.makeStream()
    }

    /// Hands out the size and the events that the test sends.
    public func start() throws(TerminalError) -> (size: Size, events: AsyncStream<TerminalEvent>) {
        if let startError { throw startError }
        let (size, starts) = state.withLock { state in
            state.starts += 1
            return (state.size, state.starts)
        }
        guard starts == 1 else {
            throw TerminalError(code: .alreadyStarted, message: "The terminal was started before.")
        }
        return (size, events)
    }

    /// Keeps the screen.
    public func present(_ screen: Screen) {
        state.withLock { [history] state in
            state.presented += 1
            state.screens.append(screen)
            if state.screens.count > history { state.screens.removeFirst() }
        }
    }

    /// Keeps the text.
    public func copyToClipboard(_ text: String) {
        state.withLock { $0.clipboard.append(text) }
    }

    /// Keeps the setting.
    public func setMouse(_ enabled: Bool) {
        state.withLock { $0.isMouseEnabled = enabled }
    }

    /// Counts, and resumes at once.
    public func suspend() {
        state.withLock { $0.suspensions += 1 }
        send(.resumed)
    }

    /// Counts, and ends the events.
    public func close() async {
        state.withLock { $0.closings += 1 }
        feed.finish()
    }
}
