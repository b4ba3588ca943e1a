import GRDB

/// The planner's statistics of some tables, to be put into a database that stands for this one.
struct StatisticsCopy: Sendable {
    private let rows: [[DatabaseValue]]

    init(of tables: [String], _ db: Database) throws {
        rows = try tables.flatMap { table in
            try PlannerStatistics.rows(db, ofTable: table).map(\.databaseValueList)
        }
    }

    /// Puts them into a database whose tables are there.
    func restore(_ db: Database) throws {
        // Makes their table.
        try db.execute(sql: "ANALYZE sqlite_schema")
        let statement = try db.makeStatement(
            sql: "INSERT INTO sqlite_stat1 (tbl, idx, stat) VALUES (?, ?, ?)")
        for row in rows { try statement.execute(arguments: StatementArguments(row)) }
    }
}
