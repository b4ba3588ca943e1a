import Synchronization
import TerminalUI
import TestSupport

/// A scripted terminal that tests can wait on: where a query is held up, the program never settles.
final class WatchedTerminal: Terminal {
    private struct Watcher {
        let isWanted: @Sendable (Screen) -> Bool
        let continuation: CheckedContinuation<Screen, Never>
    }

    private struct State {
        var last: Screen?
        var watchers: [Watcher] = []
    }

    let script: ScriptedTerminal
    private let state = Mutex(State())

    init(size: Size, glyphs: Glyphs, history: Int) {
        script = ScriptedTerminal(size: size, glyphs: glyphs, history: history)
    }

    var screen: Screen { script.screen }

    func send(_ event: TerminalEvent) { script.send(event) }

    func resize(_ size: Size) { script.resize(size) }

    /// Returns the first screen from now on that is as wanted, the present one included.
    func screen(where isWanted: @escaping @Sendable (Screen) -> Bool) async -> Screen {
        await withCheckedContinuation { continuation in
            let present = state.withLock { state -> Screen? in
                if let last = state.last, isWanted(last) { return last }
                state.watchers.append(Watcher(isWanted: isWanted, continuation: continuation))
                return nil
            }
            if let present { continuation.resume(returning: present) }
        }
    }

    /// Returns once a text is on the screen.
    func shows(_ text: String) async {
        _ = await screen { $0.text.contains(text) }
    }

    /// Returns once a text is no longer on the screen.
    func hides(_ text: String) async {
        _ = await screen { !$0.text.contains(text) }
    }

    var glyphs: Glyphs { script.glyphs }

    func start() throws(TerminalError) -> (size: Size, events: AsyncStream<TerminalEvent>) {
        try script.start()
    }

    func present(_ screen: Screen) {
        script.present(screen)
        let ready = state.withLock { state in
            state.last = screen
            defer { state.watchers.removeAll { $0.isWanted(screen) } }
            return state.watchers.filter { $0.isWanted(screen) }
        }
        for watcher in ready { watcher.continuation.resume(returning: screen) }
    }

    func copyToClipboard(_ text: String) { script.copyToClipboard(text) }

    func setMouse(_ enabled: Bool) { script.setMouse(enabled) }

    func suspend() { script.suspend() }

    func close() async { await script.close() }
}
