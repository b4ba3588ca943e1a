import Dispatch

/// The thread of the program's loop. It has one of its own so that keys are answered even while every
/// thread of the shared pool is stuck in somebody's database call.
final class LoopExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "terminal-ui.loop", qos: .userInteractive)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }

    /// Returns when everything that was enqueued before has had its turn.
    func barrier() async {
        await withCheckedContinuation { turn in queue.async { turn.resume() } }
    }

    /// Calls `body` after `delay`, also while the shared pool is stuck.
    func after(_ delay: Duration, _ body: @escaping @Sendable () -> Void) {
        let (seconds, attoseconds) = delay.components
        let nanoseconds = Int(seconds) * 1_000_000_000 + Int(attoseconds / 1_000_000_000)
        queue.asyncAfter(deadline: .now() + .nanoseconds(nanoseconds), execute: body)
    }
}
