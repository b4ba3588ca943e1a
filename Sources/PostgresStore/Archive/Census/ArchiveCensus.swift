import OrdersCore

/// Counts what main and archive hold, in the caller's snapshot.
struct ArchiveCensus {
    let db: PostgresConnection
    let statements: ArchiveSQL
    private var sql: MappedSQL { statements.sql }

    typealias Extent = (rows: Int64, oldest: Instant?, newest: Instant?)

    func extent(_ query: Query) throws -> Extent {
        let row = try query.firstRow(db)
        return (row?.int(0) ?? 0, row?.instant(1), row?.instant(2))
    }

    /// What a place holds. Each question reads as little as it can: the ends of an index on the date, the smallest index
    /// for the count.
    func holding(_ place: OrderPlace) throws -> ArchiveStatus.Holding {
        let table = place == .main ? sql.schema.orders.table : sql.schema.archiveTable
        let size = Query(
            "SELECT pg_table_size(to_regclass(:table))", ["table": .text(Quoting.identifier(table))])
        return ArchiveStatus.Holding(
            rows: try Query("SELECT COUNT(*) FROM \(statements.source(place))").count(db),
            bytes: try size.count(db), oldest: try bound(isNewest: false, in: place),
            newest: try bound(isNewest: true, in: place))
    }

    /// What both places hold as order history shows them: flagged orders are the archive's.
    func shown(
        main: ArchiveStatus.Holding, archive: ArchiveStatus.Holding
    ) throws -> (main: ArchiveStatus.Holding, archive: ArchiveStatus.Holding, flaggedRows: Int64) {
        guard try FlagSQL.before(db) != nil else { return (main, archive, 0) }
        let flags = FlagSQL(sql: sql)
        let flagged = try extent(flags.extent())
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
        return try Query(
            """
            SELECT \(createdAt.value) FROM \(statements.source(place)) WHERE \(all.sql)
            ORDER BY \(createdAt.order) \(isNewest ? "DESC" : "ASC") LIMIT 1
            """, all.arguments
        ).firstRow(db)?.instant(0)
    }
}
