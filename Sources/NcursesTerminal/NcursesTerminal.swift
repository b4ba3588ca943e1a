internal import CNcurses
internal import Dispatch
internal import Foundation
import Synchronization
public import TerminalUI

/// The terminal that the process was started on, drawn with ncurses.
///
/// One thread owns ncurses; every call only leaves a note for it. Call ``blockSignals()`` before the
/// process has any other thread. Each value is good for one ``start()``.
public final class NcursesTerminal: Terminal {
    /// ASCII where it was asked for or where the locale isn't UTF-8; few on the Linux console, whose fonts have
    /// no more.
    public let glyphs: Glyphs
    private let palettes: GroundPalettes
    private let isUTF8: Bool
    private let mailbox: Mailbox
    private let closed = Latch()
    private let state = Mutex(State())
    private let timer = DispatchQueue(label: "terminal.close")

    private struct State {
        var isStarted = false
        var notice: String?
        var signals: SignalListener?
    }

    /// How long a terminal that takes no more output may keep ``close()`` waiting.
    private static let patience = DispatchTimeInterval.seconds(1)

    /// The terminal of standard input and output. Takes the locale of the environment over, except for
    /// numbers.
    ///
    /// Where the palettes for dark and light grounds differ, it begins with the one that `COLORFGBG` speaks
    /// for, or else the dark one, and changes over when the terminal tells what ground it has.
    ///
    /// - Parameter farewell: what a crash leaves on standard error, as lines.
    public init(
        palettes: GroundPalettes = GroundPalettes(Palette([:])), ascii: Bool = false, farewell: String = ""
    ) {
        cn_guard_set_farewell(farewell)
        isUTF8 = cn_take_locale() != 0
        let isConsole = ProcessInfo.processInfo.environment["TERM"]?.hasPrefix("linux") ?? false
        glyphs = ascii || !isUTF8 ? .ascii : isConsole ? .console : .unicode
        self.palettes = palettes
        mailbox = Mailbox()
    }

    /// What the person should know about the start: that the terminal's type was unknown. `nil` before.
    public var notice: String? { state.withLock { $0.notice } }

    /// Takes the terminal over; see ``TerminalUI/Terminal/start()`` for what it throws.
    public func start() throws(TerminalError) -> (size: Size, events: AsyncStream<TerminalEvent>) {
        try markStarted()
        let choice = try TerminalChoice.fromEnvironment()
        let (events, feed) = AsyncStream<TerminalEvent>.makeStream()
        let size = try startThread(choice, feed)
        let signals = SignalListener(mailbox: mailbox, feed: feed)
        signals.start()
        state.withLock {
            $0.notice = choice.notice; $0.signals = signals
        }
        return (size, events)
    }

    /// Leaves the screen for the terminal's thread, in the place of one that wasn't drawn yet.
    public func present(_ screen: Screen) { mailbox.present(screen) }

    /// Sends the text with OSC 52, which many terminals obey and the others ignore.
    public func copyToClipboard(_ text: String) { mailbox.post(.copy(text)) }

    /// Asks the terminal for mouse events, or not to send them.
    public func setMouse(_ enabled: Bool) { mailbox.post(.mouse(enabled)) }

    /// Restores the terminal and stops the process group, as Ctrl-Z does elsewhere.
    public func suspend() { mailbox.post(.suspend(wholeGroup: true)) }

    /// Restores the terminal. A terminal that takes no more output is given up after a second: its
    /// settings are restored all the same.
    public func close() async {
        guard let signals = state.withLock({ $0.signals }) else { return }
        mailbox.post(.close)
        timer.asyncAfter(deadline: .now() + Self.patience) { [closed] in
            guard !closed.isOpen else { return }
            cn_guard_restore()
            closed.open()
        }
        await closed.wait()
        signals.stop()
    }

    /// Runs ncurses on a thread of its own and returns the size of the window once it is open.
    private func startThread(
        _ choice: TerminalChoice, _ feed: AsyncStream<TerminalEvent>.Continuation
    ) throws(TerminalError) -> Size {
        let opened = Handoff<Result<Size, TerminalError>>()
        let thread = Thread { [palettes, isUTF8, mailbox, closed] in
            NcursesTerminal.blockSignals()
            cn_guard_add_stack()
            do throws(TerminalError) {
                let device = try Device(choice)
                let environment = ProcessInfo.processInfo.environment
                let ground = Ground(colorFGBG: environment["COLORFGBG"]) ?? .dark
                let display = Display(palettes: palettes, ground: ground, isUTF8: isUTF8)
                let input = InputReader(keys: .ofTerminal(), isUTF8: isUTF8)
                let loop = TerminalLoop(
                    device: device, input: input, display: display, mailbox: mailbox, feed: feed)
                loop.adoptWindowSize()
                loop.askForGround()
                opened.put(.success(loop.size))
                loop.run()
            } catch {
                opened.put(.failure(error))
            }
            feed.finish()
            closed.open()
        }
        thread.name = "terminal"
        thread.start()
        return try opened.take().get()
    }

    private func markStarted() throws(TerminalError) {
        let wasStarted = state.withLock { state in
            defer { state.isStarted = true }
            return state.isStarted
        }
        if wasStarted {
            throw TerminalError(code: .alreadyStarted, message: "The terminal was started before.")
        }
    }
}
