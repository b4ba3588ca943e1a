import GRDB
import OrdersCore

/// Counts what main and archive hold, in the caller's snapshot.
struct ArchiveCensus {
    let db: Database
    let sql: MappedSQL

    func holding(_ place: OrderPlace, olderThan cutoff: Instant) throws -> (
        holding: ArchiveStatus.Holding, older: Int64
    ) {
        let row = try ArchiveSQL(sql: sql).holding(place, olderThan: cutoff).firstRow(db)
        let createdAt = sql.orders.createdAt
        let table = place == .main ? sql.schema.orders.table : sql.schema.archiveTable
        let holding = ArchiveStatus.Holding(
            rows: row?[0] ?? 0,
            bytes: try PageCensus(db: db).bytes(ofTable: table),
            oldest: row.flatMap { createdAt.instant(from: $0[1]) },
            newest: row.flatMap { createdAt.instant(from: $0[2]) })
        return (holding, row?[3] ?? 0)
    }

    /// Counts in Swift: SQLite would sort all rows to group them.
    func tally(_ place: OrderPlace, into months: inout MonthTally) throws {
        let rows = try ArchiveSQL(sql: sql).instants(place).cursor(db)
        while let row = try rows.next() {
            guard let instant = sql.orders.createdAt.instant(from: row[0]) else { continue }
            months.add(instant, in: place)
        }
    }

    func verification(hasJournal: Bool) throws -> ArchiveVerification {
        let archive = Quoting.identifier(sql.schema.archiveTable)
        let archived = try Query("SELECT COUNT(*) FROM \(archive)").count(db)
        let journal = try hasJournal ? JournalSQL.netArchivedRows.count(db) : 0
        let both = try ArchiveSQL(sql: sql).inBoth.count(db)
        var differences = try MoveObstacles(db: db, schema: sql.schema).drift()
        if archived != journal {
            differences.append("the archive holds \(archived) orders, the journal says \(journal)")
        }
        if both > 0 { differences.append("\(both) orders are in main and in the archive") }
        return ArchiveVerification(
            archivedRows: archived, journalRows: journal, rowsInBoth: both, differences: differences)
    }
}
