import Foundation
import GRDB
import OrdersCore

/// Times the sort of an index build on the first rows of the table, to predict the whole.
struct BuildSample {
    let db: Database
    let sql: MappedSQL
    let definition: IndexDefinition
    /// The rows of the table, where counting is slow an estimate.
    let tableRows: Int64

    /// The first look, and the most that is ever read.
    private static let firstRows: Int64 = 4_000
    private static let mostRows: Int64 = 100_000
    private static let longest: Duration = .milliseconds(150)
    /// What a build does beyond reading and sorting: merging runs from disk and writing the index. Measured on
    /// 10 million orders with SQLite 3.40.
    private static let writingFactor = 1.5

    init(db: Database, sql: MappedSQL, definition: IndexDefinition) throws {
        self.db = db
        self.sql = sql
        self.definition = definition
        tableRows = try RowEstimate(db: db, table: definition.table).rows()
    }

    /// A sort grows with n log n. The first look only brings pages and statement into memory.
    func predictedDuration() throws -> Duration {
        _ = try sort(BuildSample.firstRows)
        var rows = BuildSample.firstRows
        var took = try sort(rows)
        while took * 4 < BuildSample.longest, rows < min(BuildSample.mostRows, tableRows) {
            rows = min(rows * 3, BuildSample.mostRows)
            took = try sort(rows)
        }
        let sampled = Double(max(2, min(rows, tableRows)))
        let all = Double(max(2, tableRows))
        return took * (all / sampled) * (log(all) / log(sampled)) * BuildSample.writingFactor
    }

    /// Sorts as a build does, and hands out next to nothing, because a build doesn't either. The OFFSET keeps the
    /// planner from taking the two levels for one, which would read the whole table.
    private func sort(_ rows: Int64) throws -> Duration {
        let columns = try columns()
        let statement = try db.cachedStatement(
            sql: """
                SELECT 1 FROM (SELECT \(columns) FROM \(Quoting.identifier(definition.table)) LIMIT :rows OFFSET 0)
                ORDER BY \(columns)
                """)
        return try SQLiteStore.time {
            let cursor = try Int.fetchCursor(statement, arguments: ["rows": rows])
            while try cursor.next() != nil {}
        }
    }

    /// The indexed columns in the index's order, because data that is nearly in order sorts several times faster.
    private func columns() throws -> String {
        guard let shape = try TableShape.fetch(db, table: definition.table) else { return "1" }
        let names = shape.columns.map { Quoting.identifier($0.name) }
        let indexed = definition.statement.drop { $0 != "(" }
        let found = names.compactMap { name in indexed.range(of: name).map { (name, $0.lowerBound) } }
        let ordered = found.sorted { $0.1 < $1.1 }.map(\.0)
        return (ordered.isEmpty ? Array(names.prefix(1)) : ordered).joined(separator: ", ")
    }
}
