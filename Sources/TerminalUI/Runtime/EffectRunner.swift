import Synchronization

/// Starts, replaces and cancels the tasks of effects, and waits for them at the end.
final class EffectRunner<Message: Sendable>: Sendable {
    private let inbox: Inbox<Message>
    private let executor: LoopExecutor
    private let clock: any Clock<Duration>
    private let tasks = Mutex(Tasks())

    private struct Tasks {
        var running: [EffectTicket: Task<Void, Never>] = [:]
        /// Those that ended before they were put in.
        var ended: Set<EffectTicket> = []
    }

    init(inbox: Inbox<Message>, executor: LoopExecutor, clock: any Clock<Duration>) {
        self.inbox = inbox
        self.executor = executor
        self.clock = clock
    }

    /// Runs an operation in the background.
    func run(_ id: EffectID, _ priority: TaskPriority?, _ operation: @escaping Effect<Message>.Operation) {
        inbox.runStarted()
        start(id) { [inbox] ticket, ended in
            Task.detached(executorPreference: BackgroundExecutor.shared, priority: priority) {
                await operation { inbox.add(.message($0, ticket)) }
                ended()
                inbox.runEnded()
            }
        }
    }

    /// Starts a timer. It runs on the loop's executor, so that a manual clock that was advanced has been
    /// heard by the time a test's `settle()` gets its turn.
    func after(_ duration: Duration, _ id: EffectID, _ message: Message) {
        start(id) { [inbox, executor, clock] ticket, ended in
            Task(executorPreference: executor) {
                if (try? await clock.sleep(for: duration)) != nil { inbox.add(.message(message, ticket)) }
                ended()
            }
        }
    }

    /// Cancels what runs under an id.
    func cancel(_ id: EffectID) {
        inbox.forget(id)
        cancelTasks { $0.id == id }
    }

    /// Cancels all that runs.
    func cancelAll() {
        inbox.forgetAll()
        cancelTasks { _ in true }
    }

    /// Cancels everything and waits for it, but never longer than `grace`.
    func stop(within grace: Duration) async {
        cancelTasks { _ in true }
        let remaining = tasks.withLock { Array($0.running.values) }
        let (finished, finish) = AsyncStream<Never>.makeStream()
        Task(executorPreference: executor) {
            for task in remaining { await task.value }
            finish.finish()
        }
        executor.after(grace) { finish.finish() }
        for await _ in finished {}
    }

    /// The task is launched before it is in the table, and may end before: a lock that were held so long would have to
    /// be waited for by a task that ends at once, and waiting is a wake-up more.
    private func start(
        _ id: EffectID,
        _ launch: (_ ticket: EffectTicket, _ ended: @escaping @Sendable () -> Void) -> Task<Void, Never>
    ) {
        cancel(id)
        let ticket = inbox.ticket(for: id)
        let task = launch(ticket) { [weak self] in self?.remove(ticket) }
        tasks.withLock { tasks in
            if tasks.ended.remove(ticket) == nil { tasks.running[ticket] = task }
        }
    }

    private func remove(_ ticket: EffectTicket) {
        inbox.end(ticket)
        tasks.withLock { tasks in
            if tasks.running.removeValue(forKey: ticket) == nil { tasks.ended.insert(ticket) }
        }
    }

    private func cancelTasks(_ matches: (EffectTicket) -> Bool) {
        let cancelled = tasks.withLock { tasks in tasks.running.filter { matches($0.key) }.values }
        for task in cancelled { task.cancel() }
    }
}
