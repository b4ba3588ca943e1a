import Synchronization

/// How many databases of tests are in use at a time: each brings sessions, of which a server has a few hundred, and hundreds of
/// tests run at once.
final class ServerPlaces: Sendable {
    private struct State {
        var free = 10
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    static let shared = ServerPlaces()

    func enter() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    func leave() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard state.waiting.isEmpty else { return state.waiting.removeFirst() }
            state.free += 1
            return nil
        }
        next?.resume()
    }
}
