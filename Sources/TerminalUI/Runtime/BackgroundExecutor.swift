import Dispatch

/// Runs tasks beside the program's loop, each piece of work on a queue of its own.
///
/// Work may block, as a question to a database does, and then holds up nobody else: these queues get as many threads as
/// they need. The threads of Swift's own pool are looked at once a second by Dispatch on Linux, for as long as the process
/// lives, so that a program which rests wakes up for nothing; those of queues are not (`docs/decisions/0032`).
public final class BackgroundExecutor: TaskExecutor {
    /// The one of the process: queues are made as they are needed.
    public static let shared = BackgroundExecutor()

    private init() {}

    public func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        DispatchQueue(label: "background").async { job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
