import GRDB
import OrdersCore

/// Rows from all over a table: a few in a row at each of some places, so that few pages are read.
struct TableSample {
    let shape: TableShape

    private static let places = 50
    private static let rowsAtEach = 100

    /// Rows with their columns, to be written elsewhere.
    struct Rows {
        fileprivate let table: String
        fileprivate let columns: [String]
        fileprivate let values: [[DatabaseValue]]

        /// Writes them to the table of the same name; those that are there already are left out.
        func insert(_ db: Database) throws {
            let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
            let statement = try db.makeStatement(
                sql: """
                    INSERT OR IGNORE INTO \(Quoting.identifier(table)) (\(Quoting.list(columns))) VALUES (\(places))
                    """)
            for row in values { try statement.execute(arguments: StatementArguments(row)) }
        }
    }

    func rows(_ db: Database) throws -> Rows {
        let columns = shape.writableColumns
        return Rows(table: shape.table, columns: columns, values: try values(Quoting.list(columns), db))
    }

    private func values(_ columns: String, _ db: Database) throws -> [[DatabaseValue]] {
        let table = Quoting.identifier(shape.table)
        let count = TableSample.rowsAtEach.databaseValue
        guard let starts = try starts(db) else {
            return try Query(
                "SELECT \(columns) FROM \(table) LIMIT :count",
                ["count": (TableSample.places * TableSample.rowsAtEach).databaseValue]
            )
            .rows(db).map(\.databaseValueList)
        }
        return try starts.flatMap { start in
            try Query(
                "SELECT \(columns) FROM \(table) WHERE rowid >= :start LIMIT :count",
                ["start": start.databaseValue, "count": count]
            ).rows(db).map(\.databaseValueList)
        }
    }

    /// Row ids, evenly spaced; nil for a table that has none.
    private func starts(_ db: Database) throws -> [Int64]? {
        guard let ids = try RowEstimate(db: db, table: shape.table).rowIDs() else { return nil }
        let stride = Double(ids.upperBound) - Double(ids.lowerBound)
        return (0..<TableSample.places).map {
            let offset = stride * Double($0) / Double(TableSample.places)
            return Int64(exactly: (Double(ids.lowerBound) + offset).rounded()) ?? ids.lowerBound
        }
    }
}
