import GRDB
import OrdersCore

/// Whether orders can move, looked at again whenever the database's schema has changed.
struct MoveReadiness: Hashable, Sendable {
    private(set) var orders: TableShape?
    private var schemaVersion: Int?
    private var obstacles: [ArchiveDirection: [String]] = [:]

    /// - Throws: `OrdersError` (`schemaMismatch`) when something stands in the way.
    mutating func check(_ db: Database, direction: ArchiveDirection, sql: MappedSQL) throws {
        let version = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA schema_version"))
        if version != schemaVersion {
            schemaVersion = version
            obstacles = [:]
            orders = try TableShape.fetch(db, table: sql.schema.orders.table)
        }
        let found = try obstacles[direction] ?? MoveObstacles(db: db, sql: sql).list(direction)
        obstacles[direction] = found
        guard found.isEmpty else {
            throw OrdersError(
                .schemaMismatch, "Orders can't move: \(found.joined(separator: "; ")): change that first.")
        }
    }

    static func gone(_ schema: OrdersSchema) -> OrdersError {
        OrdersError(.schemaMismatch, "The table \"\(schema.orders.table)\" is gone: open the database again.")
    }
}
