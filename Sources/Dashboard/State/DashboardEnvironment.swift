public import OrdersCore
public import TerminalUI

/// Everything the dashboard reaches outside of itself: the store, the clock, files, other processes.
public struct DashboardEnvironment: Sendable {
    public let store: any OrdersStore
    public let host: JobHost
    public let runner: JobRunner
    /// The wall clock.
    public let now: @Sendable () -> Instant
    public var options: DashboardOptions
    public let keyboard: Keyboard
    /// The characters that the terminal shows, once it has been started.
    public let glyphs: @Sendable () -> Glyphs
    /// The path that a new file whose name resembles `name` would get now.
    /// Throws `OrdersError`: `storage`.
    public let exportPath: @Sendable (_ name: String) async throws -> String
    /// Writes a text into a new file whose name resembles `name` (`top-spenders.csv`) and returns its path.
    /// Throws `OrdersError`: `storage`.
    public let writeExport: @Sendable (_ name: String, _ text: String) async throws -> String
    /// Hears of every text that goes to the clipboard, for ways there besides the terminal's own.
    public let shareCopy: @Sendable (_ text: String) async -> Void
    /// Starts another process that goes on with a job which this process has paused.
    /// Throws `OrdersError` when it can't be started; then the job stays paused.
    public let continueInBackground: @Sendable (JobID) async throws -> Void
    /// The databases that one can go to; nil where there is no way to another.
    public let databases: DatabaseDirectory?
    /// Gives back what was opened for this database. Again and again is fine.
    public let close: @Sendable () async -> Void
    /// Hears of everything that goes into the session's log.
    public let log: @Sendable (SessionLogEntry) -> Void
    /// Whether the dashboard has never been opened by this person; true once at most. Where that can't be
    /// remembered, it is false: hints that come again each time are worse than none.
    public let isFirstRun: @Sendable () async -> Bool

    /// Whether the database is open, or still waited for.
    var isOpen: Bool { !(store is UnopenedStore) }

    public init(
        store: any OrdersStore, host: JobHost, runner: JobRunner, now: @escaping @Sendable () -> Instant,
        options: DashboardOptions = DashboardOptions(), keyboard: Keyboard = Keyboard(),
        glyphs: @escaping @Sendable () -> Glyphs = { .unicode },
        exportPath: @escaping @Sendable (_ name: String) async throws -> String,
        writeExport: @escaping @Sendable (_ name: String, _ text: String) async throws -> String,
        shareCopy: @escaping @Sendable (_ text: String) async -> Void = { _ in },
        continueInBackground: @escaping @Sendable (JobID) async throws -> Void,
        databases: DatabaseDirectory? = nil, close: @escaping @Sendable () async -> Void = {},
        log: @escaping @Sendable (SessionLogEntry) -> Void = { _ in },
        isFirstRun: @escaping @Sendable () async -> Bool = { false }
    ) {
        self.store = store
        self.host = host
        self.runner = runner
        self.now = now
        self.options = options
        self.keyboard = keyboard
        self.glyphs = glyphs
        self.exportPath = exportPath
        self.writeExport = writeExport
        self.shareCopy = shareCopy
        self.continueInBackground = continueInBackground
        self.databases = databases
        self.close = close
        self.log = log
        self.isFirstRun = isFirstRun
    }
}
