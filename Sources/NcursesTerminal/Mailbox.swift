import Synchronization
import TerminalUI

/// What others leave for the terminal's thread: requests in order, and the newest screen only.
final class Mailbox: Sendable {
    private struct State {
        var screen: Screen?
        var requests: [Request] = []
    }

    private let state = Mutex(State())
    private let wake = EventDescriptor()

    /// Readable when something was left.
    var descriptor: Int32 { wake.descriptor }

    func present(_ screen: Screen) {
        state.withLock { $0.screen = screen }
        wake.signal()
    }

    func post(_ request: Request) {
        state.withLock { $0.requests.append(request) }
        wake.signal()
    }

    /// Takes out what is there. The reset comes first: what is left after it wakes again.
    func take() -> (screen: Screen?, requests: [Request]) {
        wake.reset()
        return state.withLock { state in
            defer { state = State() }
            return (state.screen, state.requests)
        }
    }
}
