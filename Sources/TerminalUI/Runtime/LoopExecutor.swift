/// A thread of one's own, for what must be answered while others are stuck in somebody's database call, as the
/// program's loop, with timers of its own so that a tick wakes no other thread. It is started with the first work.
public final class LoopExecutor: TaskExecutor {
    private let thread = LoopThread()

    public init() {}

    deinit { thread.stop() }

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        thread.add { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Returns when everything that was enqueued before has had its turn.
    func barrier() async {
        await withCheckedContinuation { turn in thread.add { turn.resume() } }
    }

    /// Calls `body` after `delay`, also while the shared pool is stuck.
    func after(_ delay: Duration, _ body: @escaping @Sendable () -> Void) {
        thread.add(LoopTimer(id: thread.nextTimerID(), deadline: .now + delay, fire: { _ in body() }))
    }

    /// Returns at a deadline; throws `CancellationError` when the task is cancelled before.
    func sleep(until deadline: ContinuousClock.Instant) async throws {
        let id = thread.nextTimerID()
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (sleeper: CheckedContinuation<Void, any Error>) in
                thread.add(
                    LoopTimer(id: id, deadline: deadline) { isCancelled in
                        if isCancelled {
                            sleeper.resume(throwing: CancellationError())
                        } else {
                            sleeper.resume()
                        }
                    })
            }
        } onCancel: {
            thread.cancel(id)
        }
    }
}
