import GRDB
import OrdersCore

/// Counts what main and archive hold, in the caller's snapshot.
struct ArchiveCensus {
    let db: Database
    let sql: MappedSQL

    /// What a place holds, and how much of it is older than an instant. Each question reads as little as it
    /// can: an index that starts with the date answers at once, any other index that has it is walked.
    func holding(
        _ place: OrderPlace, olderThan cutoff: Instant
    ) throws -> (holding: ArchiveStatus.Holding, older: Int64) {
        let statements = ArchiveSQL(sql: sql)
        let createdAt = sql.orders.createdAt
        let older = try statements.older(place, than: cutoff).firstRow(db)
        let oldest = try older.flatMap { createdAt.instant(from: $0[1]) } ?? bound("MIN", of: place)
        let holding = ArchiveStatus.Holding(
            rows: try statements.rows(place).count(db),
            bytes: try PageCensus(db: db).bytes(
                ofTable: place == .main ? sql.schema.orders.table : sql.archive.table.name,
                in: place == .main ? "main" : sql.archive.table.schema),
            oldest: oldest,
            newest: try bound("MAX", of: place))
        return (holding, older?[0] ?? 0)
    }

    /// How many of the old orders nothing holds back.
    func eligible(_ selection: ArchiveSelection, among older: Int64) throws -> Int64 {
        let statements = ArchiveSQL(sql: sql)
        guard older > 0, !statements.holds(selection).isEmpty else { return older }
        return try statements.extent(of: selection).count(db)
    }

    private func bound(_ function: String, of place: OrderPlace) throws -> Instant? {
        sql.orders.createdAt.instant(
            from: try HistorySQL(sql: sql).bound(function, in: place, of: nil).value(db))
    }

    /// Counts in Swift: SQLite would sort all rows to group them.
    func tally(_ place: OrderPlace, into months: inout MonthTally) throws {
        let rows = try ArchiveSQL(sql: sql).instants(place).cursor(db)
        while let row = try rows.next() {
            guard let instant = sql.orders.createdAt.instant(from: row[0]) else { continue }
            months.add(instant, in: place)
        }
    }

    func verification(_ tables: MovedTables) throws -> ArchiveVerification {
        let archive = try LedgerReader(sql: sql, content: tables.content).tally(nil, db).digests
        return ArchiveVerification(
            archive: archive, ledger: try ArchiveLedger(db: db).months(),
            rowsInBoth: try ArchiveSQL(sql: sql).inBoth.count(db),
            children: try tables.children.map { child in
                let table = child.shape.child.table
                return (
                    table, try ChildLedgerReader(sql: sql, child: child).tally(nil, db).digests,
                    try ArchiveLedger(db: db, child: table).months()
                )
            },
            problems: try MoveObstacles(db: db, sql: sql).unnamedChildren())
    }
}
