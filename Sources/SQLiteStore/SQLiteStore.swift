import GRDB
public import OrdersCore
import Synchronization

/// An orders database in one SQLite file.
///
/// Every role reads through a pool of connections that may only read and writes through one connection, so a
/// query never waits for a job of this process, and a cancelled task stops SQLite's work.
public final class SQLiteStore: OrdersStore {
    public let schema: OrdersSchema

    let file: DatabaseFile
    let connections: Connections
    let reader: DatabasePool
    /// For live reports, which are over before another thread would have woken up.
    let liveReader: DatabaseQueue
    /// What the store's own folds have added to the commits that the live reader counts: they change no answer.
    let foldCommits = Mutex<Int64>(0)
    let errors: ErrorMapping
    /// Side files that opening made, to be removed on closing.
    let madeSideFiles: Bool
    let status: Mutex<StoreStatus>
    let censuses = Turnstile()
    let measuredSizes = Mutex(MeasuredSizes())
    let lockProbe: LockProbe
    /// Keeps the batches of a run apart.
    let lockRest = LockRest()
    /// Of the log, after the writing connection's commits while checkpoints are paced.
    let logLength = LogLength()
    /// Of the connection that moves orders between two files.
    let fileLogLength = LogLength()

    init(
        schema: OrdersSchema, connections: Connections, reader: DatabasePool, liveReader: DatabaseQueue,
        madeSideFiles: Bool,
        status: StoreStatus
    ) {
        self.schema = schema
        self.file = connections.file
        self.connections = connections
        self.reader = reader
        self.liveReader = liveReader
        self.errors = ErrorMapping(name: connections.file.name)
        self.madeSideFiles = madeSideFiles
        self.status = Mutex(status)
        self.lockProbe = LockProbe(connections: connections)
    }

    /// What is known about the database now.
    var facts: SchemaFacts { status.withLock { $0.facts } }

    /// The mapped schema as SQL.
    var sql: MappedSQL { status.withLock { $0.sql } }
}
