import GRDB
import OrdersCore

/// Whether orders can move, looked at again whenever the database's schema has changed.
struct MoveReadiness: Hashable, Sendable {
    private var tables: MovedTables?
    private var children: [ChildTable] = []
    private var schemaVersions: [Int] = []
    private var obstacles: [ArchiveDirection: [String]] = [:]

    /// - Returns: what a batch moves.
    /// - Throws: `OrdersError` (`schemaMismatch`) when something stands in the way.
    mutating func check(
        _ db: Database, direction: ArchiveDirection, sql: MappedSQL
    ) throws -> MovedTables {
        let versions = try ["main", sql.archive.table.schema].compactMap { schema in
            try Int.fetchOne(db.cachedStatement(sql: "PRAGMA \(schema).schema_version"))
        }
        if versions != schemaVersions || children != sql.archive.children {
            schemaVersions = versions
            children = sql.archive.children
            obstacles = [:]
            tables = try MovedTables.fetch(db, sql)
        }
        let found = try obstacles[direction] ?? look(db, direction, sql)
        obstacles[direction] = found
        guard found.isEmpty else {
            throw OrdersError(
                .schemaMismatch, "Orders can't move: \(found.joined(separator: "; ")): change that first.")
        }
        guard let tables else { throw MoveReadiness.gone(sql.schema) }
        return tables
    }

    private func look(_ db: Database, _ direction: ArchiveDirection, _ sql: MappedSQL) throws -> [String] {
        let obstacles = MoveObstacles(db: db, sql: sql)
        return try obstacles.list(direction) + (obstacles.fit()?.unconfirmed ?? [])
    }

    static func gone(_ schema: OrdersSchema) -> OrdersError {
        OrdersError(.schemaMismatch, "The table \"\(schema.orders.table)\" is gone: open the database again.")
    }
}
