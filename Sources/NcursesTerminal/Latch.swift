import Synchronization

/// A door that is opened once; whoever waits before it goes on then.
final class Latch: Sendable {
    private enum State {
        case shut([CheckedContinuation<Void, Never>])
        case open
    }

    private let state = Mutex(State.shut([]))

    var isOpen: Bool {
        state.withLock { if case .open = $0 { true } else { false } }
    }

    func open() {
        let waiting = state.withLock { state in
            defer { state = .open }
            if case .shut(let waiting) = state { return waiting }
            return []
        }
        for waiter in waiting { waiter.resume() }
    }

    func wait() async {
        await withCheckedContinuation { waiter in
            let isOpen = state.withLock { state in
                guard case .shut(let waiting) = state else { return true }
                state = .shut(waiting + [waiter])
                return false
            }
            if isOpen { waiter.resume() }
        }
    }
}
