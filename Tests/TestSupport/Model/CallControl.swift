public import OrdersCore
import Synchronization

/// Holds calls of a store up, lets them fail, and counts them. A held call that is cancelled throws, as an
/// engine does when it is interrupted.
public final class CallControl: Sendable {
    private struct Held {
        let number: Int
        let call: StoreCall
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct Watcher {
        let call: StoreCall
        let count: Int
        let continuation: CheckedContinuation<Void, Never>
    }

    private struct State {
        var log: [(call: StoreCall, argument: String)] = []
        var holding: Set<StoreCall> = []
        var failures: [StoreCall: OrdersError] = [:]
        var held: [Held] = []
        var cancelledEarly: Set<Int> = []
        var cancellations: [StoreCall] = []
        var watchers: [Watcher] = []
        var lastNumber = 0
    }

    private let state = Mutex(State())

    public init() {}

    /// Holds every call of a kind up from now on.
    public func hold(_ call: StoreCall) {
        state.withLock { _ = $0.holding.insert(call) }
    }

    /// Lets calls of a kind go on, those that are held too.
    public func release(_ call: StoreCall) {
        state.withLock { _ = $0.holding.remove(call) }
        letThrough(call)
    }

    /// Lets the held calls of a kind go on; those that come later are held up again.
    public func letThrough(_ call: StoreCall) {
        let released = state.withLock { state in
            defer { state.held.removeAll { $0.call == call } }
            return state.held.filter { $0.call == call }
        }
        for held in released { held.continuation.resume() }
    }

    /// Lets every call of a kind fail from now on; nil lets them succeed again.
    public func fail(_ call: StoreCall, with error: OrdersError?) {
        state.withLock { $0.failures[call] = error }
    }

    /// How often a kind was called.
    public func count(of call: StoreCall) -> Int {
        state.withLock { state in state.log.count { $0.call == call } }
    }

    /// What calls of a kind were given, oldest first.
    public func arguments(of call: StoreCall) -> [String] {
        state.withLock { state in state.log.filter { $0.call == call }.map(\.argument) }
    }

    /// How many held calls of a kind were cancelled.
    public func cancelledCount(of call: StoreCall) -> Int {
        state.withLock { state in state.cancellations.count { $0 == call } }
    }

    /// Returns when a kind has been called so many times, counted from the start.
    public func reached(_ call: StoreCall, count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                let isThere = state.log.count { $0.call == call } >= count
                if !isThere {
                    state.watchers.append(Watcher(call: call, count: count, continuation: continuation))
                }
                return isThere
            }
            if isThere { continuation.resume() }
        }
    }
}

extension CallControl {
    /// What every call of the store does first.
    func enter(_ call: StoreCall, _ argument: String = "") async throws {
        let (number, isHeld, reached) = state.withLock { state in
            state.log.append((call, argument))
            state.lastNumber += 1
            let count = state.log.count { $0.call == call }
            let reached = state.watchers.filter { $0.call == call && $0.count <= count }
            state.watchers.removeAll { $0.call == call && $0.count <= count }
            return (state.lastNumber, state.holding.contains(call), reached)
        }
        for watcher in reached { watcher.continuation.resume() }
        if isHeld { try await wait(call, number) }
        try Task.checkCancellation()
        if let failure = state.withLock({ $0.failures[call] }) { throw failure }
    }

    private func wait(_ call: StoreCall, _ number: Int) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isCancelled = state.withLock { state in
                    if state.cancelledEarly.remove(number) != nil { return true }
                    state.held.append(Held(number: number, call: call, continuation: continuation))
                    return false
                }
                if isCancelled { continuation.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            cancel(call, number)
        }
    }

    private func cancel(_ call: StoreCall, _ number: Int) {
        let held = state.withLock { state -> Held? in
            state.cancellations.append(call)
            guard let index = state.held.firstIndex(where: { $0.number == number }) else {
                state.cancelledEarly.insert(number)
                return nil
            }
            return state.held.remove(at: index)
        }
        held?.continuation.resume(throwing: CancellationError())
    }
}
