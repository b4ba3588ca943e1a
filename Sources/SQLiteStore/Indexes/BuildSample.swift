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

    /// A sort grows with n log n.
    func predictedDuration() throws -> Duration {
        var rows = BuildSample.firstRows
        var took = try sort(rows)
        let room = took > .zero ? Double(rows) * (BuildSample.longest / took) : Double(BuildSample.mostRows)
        if room > Double(rows) * 2, tableRows > rows {
            rows = min(BuildSample.mostRows, Int64(room), tableRows)
            took = try sort(rows)
        }
        let sampled = Double(max(2, min(rows, tableRows)))
        let all = Double(max(2, tableRows))
        return took * (all / sampled) * (log(all) / log(sampled)) * BuildSample.writingFactor
    }

    private func sort(_ rows: Int64) throws -> Duration {
        let columns = try columns()
        let query = Query(
            """
            SELECT * FROM (SELECT \(columns) FROM \(Quoting.identifier(definition.table)) LIMIT :rows)
            ORDER BY \(columns)
            """, ["rows": rows.databaseValue])
        return try SQLiteStore.time {
            let cursor = try query.cursor(db)
            while try cursor.next() != nil {}
        }
    }

    /// The indexed columns as far as the table has them; the whole key of an expression is as good as any.
    private func columns() throws -> String {
        guard let open = definition.statement.firstIndex(of: "("),
            let shape = try TableShape.fetch(db, table: definition.table)
        else { return "1" }
        let indexed = definition.statement[open...]
        let names = shape.columns.map(\.name).filter { indexed.contains(Quoting.identifier($0)) }
        return names.isEmpty ? Quoting.list(shape.columns.prefix(1).map(\.name)) : Quoting.list(names)
    }
}
