import DequeModule
import Dispatch
import Glibc
import Synchronization

/// A thread that does one thing after the other and sleeps in between, until somebody has work for it or its
/// next timer is due. It is started with the first work.
final class LoopThread: Sendable {
    private struct State {
        var work: Deque<@Sendable () -> Void> = []
        var timers = LoopTimers()
        var isStarted = false
        var isAsleep = false
        var isOver = false
    }

    private let state = Mutex(State())
    private let wake = DispatchSemaphore(value: 0)

    func add(_ work: @escaping @Sendable () -> Void) {
        change { $0.work.append(work) }
    }

    func add(_ timer: LoopTimer) {
        let cancelled = change { $0.timers.add(timer) }
        cancelled?.fire(true)
    }

    func cancel(_ timer: UInt64) {
        // Nobody has to be woken for less to do.
        let cancelled = state.withLock { $0.timers.cancel(timer) }
        cancelled?.fire(true)
    }

    func nextTimerID() -> UInt64 { state.withLock { $0.timers.nextID() } }

    /// Ends the thread once it has done its work.
    func stop() { change { $0.isOver = true } }

    private func change<Result>(_ body: (inout State) -> Result) -> Result {
        let (result, isAsleep, isNew) = state.withLock { state in
            let result = body(&state)
            defer { (state.isAsleep, state.isStarted) = (false, true) }
            return (result, state.isAsleep, !state.isStarted)
        }
        if isNew { start() }
        if isAsleep { wake.signal() }
        return result
    }

    private func start() {
        var thread = pthread_t()
        let argument = Unmanaged.passRetained(self).toOpaque()
        pthread_create(
            &thread, nil, { Unmanaged<LoopThread>.fromOpaque($0!).takeRetainedValue().run() }, argument)
        pthread_detach(thread)
    }

    private func run() -> UnsafeMutableRawPointer? {
        while true {
            let (work, due, isOver) = state.withLock { state in
                defer { state.work = [] }
                return (state.work, state.timers.takeDue(at: .now), state.isOver)
            }
            for timer in due { timer.fire(false) }
            for turn in work { turn() }
            if work.isEmpty, due.isEmpty {
                if isOver { return nil }
                sleep()
            }
        }
    }

    /// Unless something has come meanwhile.
    private func sleep() {
        let (mayWait, deadline) = state.withLock { state in
            state.isAsleep = state.work.isEmpty && !state.isOver
            return (state.isAsleep, state.timers.next)
        }
        guard mayWait else { return }
        let wait = deadline.map { DispatchTime.now() + ($0 - .now).timeInterval } ?? .distantFuture
        _ = wake.wait(timeout: wait)
        state.withLock { $0.isAsleep = false }
    }
}

extension Duration {
    fileprivate var timeInterval: DispatchTimeInterval {
        let (seconds, attoseconds) = components
        return .nanoseconds(Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000))
    }
}
