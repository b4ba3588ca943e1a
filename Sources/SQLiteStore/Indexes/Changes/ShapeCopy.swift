import GRDB
import OrdersCore

/// Tables in memory that look as the database's do, with their indexes and the planner's statistics but without their
/// rows. What the planner would do without an index, or how large one would be, can be tried there, and the database
/// notices nothing.
struct ShapeCopy {
    private let connection: DatabaseQueue

    /// - Throws: `DatabaseError` when a table or an index can't be made again, because it needs a function or a
    ///   collation of somebody's own.
    init(of db: Database, tables: [String]) throws {
        var configuration = Configuration()
        // The copy of one table lacks those that it refers to.
        configuration.foreignKeysEnabled = false
        connection = try DatabaseQueue(configuration: configuration)
        let statements = try tables.flatMap { try TableShape.statements(of: $0, db) }
        let pageSize = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 4_096
        let statistics = try StatisticsCopy(of: tables, db)
        try connection.writeWithoutTransaction { copy in
            try copy.execute(sql: "PRAGMA page_size = \(pageSize)")
            try copy.inTransaction {
                for statement in statements { try copy.execute(sql: statement) }
                try statistics.restore(copy)
                return .commit
            }
            try copy.execute(sql: "ANALYZE sqlite_schema")
        }
    }

    /// Drops an index of the copy.
    func drop(_ index: String) throws {
        try connection.write { try $0.execute(sql: "DROP INDEX \(Quoting.identifier(index))") }
    }

    /// How the planner would answer a query on tables of this shape.
    func plan(of query: KnownQuery, _ statement: Query, _ sql: MappedSQL) throws -> QueryPlan {
        try connection.read { try KnownPlan(db: $0, sql: sql).plan(of: query, statement) }
    }

    /// An index as a person typed it, tried here.
    ///
    /// - Throws: `OrdersError` (`invalidInput`).
    func definition(of candidate: TypedCandidate) throws -> IndexDefinition {
        try connection.write { try candidate.definition(checkedIn: $0, taken: []) }
    }

    /// Builds an index over rows from all over the table, and looks how much room it takes.
    ///
    /// - Parameter db: The database, to take the rows from.
    /// - Returns: bytes of the index for each row of the table; nil for an empty table.
    func bytesPerRow(of definition: IndexDefinition, sampling db: Database) throws -> Double? {
        guard let shape = try TableShape.fetch(db, table: definition.table), !shape.isView else { return nil }
        let rows = try TableSample(shape: shape).rows(db)
        return try connection.write { copy in
            try rows.insert(copy)
            let taken = try Query("SELECT COUNT(*) FROM \(Quoting.identifier(definition.table))").count(copy)
            try copy.execute(sql: definition.statement)
            let bytes = try PageCensus(db: copy).bytes(ofTree: definition.name)
            guard taken > 0, let bytes else { return nil }
            return Double(bytes) / Double(taken)
        }
    }
}
