import OrdersCore

/// Counts what main and archive hold, in the caller's snapshots.
struct ArchiveCensus {
    let sides: BothSides
    let statements: ArchiveSQL
    private var sql: MappedSQL { statements.sql }

    typealias Extent = (rows: Int64, oldest: Instant?, newest: Instant?)

    func extent(_ query: Query, in place: OrderPlace) throws -> Extent {
        let row = try sides.on(place) { try query.firstRow($0) }
        return (row?.int(0) ?? 0, row?.instant(1), row?.instant(2))
    }

    /// What a place holds. Each question reads as little as it can: the ends of an index on the date, the smallest index
    /// for the count.
    func holding(_ place: OrderPlace) throws -> ArchiveStatus.Holding {
        let table = place == .main ? sql.schema.orders.table : sql.schema.archiveTable
        let size = Query(
            "SELECT pg_table_size(to_regclass(:table))", ["table": .text(Quoting.identifier(table))])
        let rows = Query("SELECT COUNT(*) FROM \(statements.source(place))")
        return ArchiveStatus.Holding(
            rows: try sides.on(place) { try rows.count($0) },
            bytes: try sides.on(place) { try size.count($0) },
            oldest: try bound(isNewest: false, in: place), newest: try bound(isNewest: true, in: place))
    }

    /// What both places hold as order history shows them: flagged orders are the archive's.
    func shown(
        main: ArchiveStatus.Holding, archive: ArchiveStatus.Holding
    ) throws -> (main: ArchiveStatus.Holding, archive: ArchiveStatus.Holding, flaggedRows: Int64) {
        guard try FlagSQL.before(sides.main) != nil else { return (main, archive, 0) }
        let flags = FlagSQL(sql: sql)
        let flagged = try extent(flags.extent(), in: .main)
        guard flagged.rows > 0 else { return (main, archive, 0) }
        let isShown = Condition("NOT \(flags.isFlagged)")
        return (
            ArchiveStatus.Holding(
                rows: main.rows - flagged.rows, bytes: main.bytes,
                oldest: try bound(isNewest: false, in: .main, isShown),
                newest: try bound(isNewest: true, in: .main, isShown)),
            ArchiveStatus.Holding(
                rows: archive.rows + flagged.rows, bytes: archive.bytes,
                oldest: [archive.oldest, flagged.oldest].compactMap(\.self).min(),
                newest: [archive.newest, flagged.newest].compactMap(\.self).max()), flagged.rows
        )
    }

    private func bound(
        isNewest: Bool, in place: OrderPlace, _ condition: Condition = Condition("TRUE")
    ) throws -> Instant? {
        let createdAt = statements.orders(in: place).createdAt
        let all = Condition.all([createdAt.range(from: nil, through: nil, name: "created"), condition])
        let query = Query(
            """
            SELECT \(createdAt.value) FROM \(statements.source(place)) WHERE \(all.sql)
            ORDER BY \(createdAt.order) \(isNewest ? "DESC" : "ASC") LIMIT 1
            """, all.arguments)
        return try sides.on(place) { try query.firstRow($0)?.instant(0) }
    }
}
