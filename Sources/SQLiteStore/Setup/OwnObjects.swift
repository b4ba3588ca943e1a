import GRDB
import OrdersCore

/// The tables and indexes that are ordertop's own: the archive, the journal and the version of both.
///
/// A short list of numbered migrations, each a list of statements, so that what `setup` prints is what it
/// runs. The version that a database has reached is in `ordertop_meta`.
struct OwnObjects {
    static let metaTable = "ordertop_meta"
    static let jobsTable = "ordertop_jobs"
    static let jobLogTable = "ordertop_job_log"
    static let ledgerTable = "ordertop_ledger"
    static let archivedAt = "archived_at"

    static let newestVersion = 3
    /// Without what came later, jobs run all the same.
    static let leastVersion = 2

    let schema: OrdersSchema
    /// The mapped orders table, whose columns the archive repeats.
    let orders: TableShape

    /// - Throws: `OrdersError` (`schemaMismatch`) when the orders can't have an archive.
    init(schema: OrdersSchema, orders: TableShape) throws(OrdersError) {
        guard !orders.isView else {
            throw OrdersError(
                .schemaMismatch,
                "\"\(orders.table)\" is a view, so its orders can't be archived: map the table behind it.")
        }
        guard orders.column(OwnObjects.archivedAt) == nil else {
            throw OrdersError(
                .schemaMismatch,
                "\"\(orders.table)\" has a column \(OwnObjects.archivedAt), which the archive needs for itself: "
                    + "rename it or map another table.")
        }
        self.schema = schema
        self.orders = orders
    }

    /// The migrations in order; the first brings a database to version 1, the second from there to 2, and so on.
    var migrations: [[String]] {
        [journal + archive, ledger + archiveBatches, children + flags]
    }

    /// The statements that bring a database from a version to the newest; empty when it is there.
    func statements(from version: Int) -> [String] {
        let missing = migrations.dropFirst(version)
        guard !missing.isEmpty else { return [] }
        return missing.flatMap { $0 } + [setVersion(OwnObjects.newestVersion)]
    }

    /// Runs what is missing, inside the caller's transaction.
    func install(_ db: Database) throws {
        for sql in statements(from: try OwnObjects.version(db)) {
            try db.execute(sql: sql)
        }
    }

    /// The version a database has reached, 0 when nothing of ours is there.
    static func version(_ db: Database) throws -> Int {
        guard try TableShape.fetch(db, table: metaTable) != nil else { return 0 }
        return try Int.fetchOne(db, sql: "SELECT value FROM ordertop_meta WHERE key = 'version'") ?? 0
    }

    private func setVersion(_ version: Int) -> String {
        """
        INSERT INTO ordertop_meta (key, value) VALUES ('version', \(version))
        ON CONFLICT (key) DO UPDATE SET value = excluded.value
        """
    }
}
