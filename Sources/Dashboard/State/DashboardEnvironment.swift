public import OrdersCore

/// Everything the dashboard reaches outside of itself: the store, the clock, files, other processes.
public struct DashboardEnvironment: Sendable {
    public let store: any OrdersStore
    public let host: JobHost
    public let runner: JobRunner
    /// The wall clock.
    public let now: @Sendable () -> Instant
    public let options: DashboardOptions
    public let keyboard: Keyboard
    /// Writes a text into a new file whose name resembles `name` (`top-spenders.csv`) and returns its path.
    /// Throws `OrdersError`: `storage`.
    public let writeExport: @Sendable (_ name: String, _ text: String) async throws -> String
    /// Starts another process that goes on with a job which this process has paused.
    /// Throws `OrdersError` when it can't be started; then the job stays paused.
    public let continueInBackground: @Sendable (JobID) async throws -> Void
    /// Hears of everything that goes into the session's log.
    public let log: @Sendable (SessionLogEntry) -> Void
    /// Whether the dashboard has never been opened by this person; true once at most. Where that can't be
    /// remembered, it is false: hints that come again each time are worse than none.
    public let isFirstRun: @Sendable () async -> Bool

    public init(
        store: any OrdersStore, host: JobHost, runner: JobRunner, now: @escaping @Sendable () -> Instant,
        options: DashboardOptions = DashboardOptions(), keyboard: Keyboard = Keyboard(),
        writeExport: @escaping @Sendable (_ name: String, _ text: String) async throws -> String,
        continueInBackground: @escaping @Sendable (JobID) async throws -> Void,
        log: @escaping @Sendable (SessionLogEntry) -> Void = { _ in },
        isFirstRun: @escaping @Sendable () async -> Bool = { false }
    ) {
        self.store = store
        self.host = host
        self.runner = runner
        self.now = now
        self.options = options
        self.keyboard = keyboard
        self.writeExport = writeExport
        self.continueInBackground = continueInBackground
        self.log = log
        self.isFirstRun = isFirstRun
    }
}
