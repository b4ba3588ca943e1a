public import OrdersCore
import Synchronization

/// An orders database on a PostgreSQL server, 13 or later.
///
/// Every role reads through sessions that may only read and writes through others; calls that block run on the sessions'
/// own threads, and a cancelled task stops the server's work.
public final class PostgresStore: OrdersStore {
    public let schema: OrdersSchema

    let address: ServerAddress
    /// Sessions that may only read.
    let readers: ConnectionPool
    /// For live reports, which shall not wait behind a report of seconds.
    let liveReaders: ConnectionPool
    let writers: ConnectionPool
    /// Nil where none was named.
    let replica: Replica?
    let errors: ErrorMapping
    let status: Mutex<StoreStatus>
    /// Of an archive in another database, as far as this process knows: every snapshot of main says where it is.
    let archive = Mutex<ArchiveSessions?>(nil)
    /// What batches that move orders have found out.
    let moves = Mutex(MoveMemory())
    let moveWatch = Mutex<(@Sendable (MoveStep) async throws -> Void)?>(nil)

    init(
        schema: OrdersSchema, address: ServerAddress, readers: ConnectionPool, replica: Replica?,
        status: StoreStatus
    ) {
        self.schema = schema
        self.address = address
        self.readers = readers
        self.replica = replica
        // The live report is written so that one plan fits every window, and making a plan takes longer than the answer.
        liveReaders = ConnectionPool(
            address, most: 2, settings: PostgresStore.readOnly + "; SET plan_cache_mode = auto")
        writers = ConnectionPool(address, most: 4, settings: "")
        errors = ErrorMapping(name: address.name, role: status.facts.server.role)
        self.status = Mutex(status)
    }

    static let readOnly = "SET default_transaction_read_only = on"

    /// What is known about the database now.
    var facts: SchemaFacts { status.withLock { $0.facts } }

    /// The mapped schema as SQL.
    var sql: MappedSQL { status.withLock { $0.sql } }

    /// What the demo's tables are on a server: `generate` makes them so.
    public static let standardSchema: OrdersSchema = {
        var schema = OrdersSchema.standard
        schema.money = MoneyFormat(decimals: 2, storage: .decimal)
        schema.instants = .native
        return schema
    }()
}
