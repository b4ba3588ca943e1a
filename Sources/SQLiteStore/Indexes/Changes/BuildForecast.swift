import GRDB
import OrdersCore

/// What an index build will read and write.
struct BuildForecast: Hashable, Sendable {
    /// Nil where SQLite's program isn't as expected: then nothing is said while it runs.
    let program: BuildProgram?
    /// The rows of the table, where counting is slow an estimate.
    let rows: Int64
    /// Bytes of the index; nil where the table can't be made again in memory.
    let bytes: Int64?
    let pageSize: Int64

    /// In the caller's snapshot.
    init(_ definition: IndexDefinition, rows: Int64, _ db: Database) throws {
        program = try BuildProgram(definition, db)
        self.rows = rows
        pageSize = try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 4_096
        let copy = try? ShapeCopy(of: db, tables: [definition.table])
        let bytesPerRow = try? copy?.bytesPerRow(of: definition, sampling: db)
        bytes = bytesPerRow.map { Int64($0 * Double(rows)) }
    }

    var pages: Int64? { bytes.map { max(1, $0 / max(1, pageSize)) } }
}
