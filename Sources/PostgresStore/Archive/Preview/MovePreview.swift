import OrdersCore

/// Works out what a run would do, in the caller's snapshot.
struct MovePreview {
    let db: PostgresConnection
    let statements: ArchiveSQL
    let selection: ArchiveSelection
    /// Where the archive shall be.
    let place: ArchivePlace
    /// Why this store can't move orders at all, or not flag them where that is asked for; nil when it can.
    let unavailable: String?

    private var sql: MappedSQL { statements.sql }
    private var tables: MovedTables { statements.tables }

    func make() throws -> ArchivePreview {
        let flagged = try flagged()
        let census = ArchiveCensus(db: db, statements: statements)
        let inPlace = try census.extent(statements.extent(of: selection))
        // A restore finds flagged orders in main, beside those of the archive.
        let extents = [inPlace] + (selection.direction == .restore ? [flagged] : [])
        let count = extents.map(\.rows).reduce(0, +)
        let fit = ArchiveFit(tables)
        return ArchivePreview(
            selection: selection,
            rows: min(count, selection.limit ?? count),
            children: try childRows(among: inPlace.rows),
            flaggedRows: flagged.rows,
            oldest: extents.compactMap(\.oldest).min(),
            newest: extents.compactMap(\.newest).max(),
            heldBack: try heldBack(),
            statements: fit.statements + batch(isFlagged: flagged.rows > 0),
            obstacles: try obstacles() + losses(),
            notes: fit.notes,
            place: place,
            isNewPlace: place != .table)
    }

    /// The selected orders that are flagged.
    private func flagged() throws -> ArchiveCensus.Extent {
        guard try FlagSQL.before(db) != nil else { return (0, nil, nil) }
        let condition =
            selection.direction == .archive
            ? statements.isSelected(selection) : statements.isAskedFor(selection, in: .main)
        return try ArchiveCensus(db: db, statements: statements)
            .extent(FlagSQL(sql: sql).extent(condition))
    }

    /// What happens to flags before orders move and when they have, around the statements that move them.
    private func batch(isFlagged: Bool) -> [String] {
        let moving = MovePlan(selection.direction, statements, selection).statements
        let begin = "BEGIN ISOLATION LEVEL READ COMMITTED"
        let flags = FlagSQL(sql: sql)
        switch selection.direction {
        case .restore: return (isFlagged ? [begin, FlagSQL.removal, "COMMIT"] : []) + moving
        case .archive where selection.flagsFirst:
            let flag = [begin, flags.flag(where: statements.isSelected(selection)), "COMMIT"]
            return flag + unflagging(moving)
        case .archive: return isFlagged ? unflagging(moving) : moving
        }
    }

    private func unflagging(_ moving: [String]) -> [String] {
        moving.dropLast() + [FlagSQL.removal] + moving.suffix(1)
    }

    private func obstacles() throws -> [String] {
        if let unavailable { return [unavailable] }
        let place = place == .table ? [] : [PostgresStore.noFiles]
        return try place + MoveObstacles(db: db, sql: sql, tables: tables).list(selection.direction)
            + statusObstacle
    }

    /// Without a status to look at, statuses that are to stay would be moved.
    private var statusObstacle: [String] {
        guard !selection.keptStatuses.isEmpty, sql.schema.orders.status == nil else { return [] }
        return ["the schema maps no status, so orders can't be left by theirs"]
    }

    private func heldBack() throws -> [HeldBack] {
        let holds = statements.holds(selection)
        guard !holds.isEmpty, let row = try statements.heldBack(selection, by: holds).firstRow(db) else {
            return []
        }
        return holds.enumerated().compactMap { place, hold in
            row.int(place) > 0 ? HeldBack(rows: row.int(place), reason: hold.reason) : nil
        }
    }

    /// The columns that main lacks and whose values a restore would lose.
    private func losses() throws -> [String] {
        guard selection.direction == .restore else { return [] }
        let ids = statements.isSelected(selection)
        let selected = "SELECT \(sql.orders.id) FROM \(statements.source(.archive)) WHERE \(ids.sql)"
        return try MovePlan(.restore, statements, selection).losses.flatMap { loss -> [String] in
            let query = loss.query.replacing(MoveTables.batch, with: "ANY (\(selected))")
            guard let row = try Query(query, ids.arguments).firstRow(db) else { return [] }
            return loss.columns.enumerated().filter { row.bool($0.offset) }.map {
                ArchiveDrift.loss(of: $0.element, main: loss.table)
            }
        }
    }

    /// Looking for the rows of more orders than this takes longer than a person waits for a preview.
    private static let mostCounted: Int64 = 200_000

    /// How many rows there are is not known of many orders, nor where a limit leaves out some.
    private func childRows(among orders: Int64) throws -> [ChildRows] {
        let isArchiving = selection.direction == .archive
        let children = tables.children.filter { isArchiving || $0.isReady }
        let isFew = orders <= min(MovePreview.mostCounted, selection.limit ?? .max)
        let isFound =
            try !isArchiving
            || MoveObstacles(db: db, sql: sql, tables: tables).childrenWithoutIndex().isEmpty
        return try children.map { child in
            let table = child.child.table
            guard isFew, isFound else { return ChildRows(table: table, rows: nil) }
            let archive = Quoting.identifier(child.child.archiveTable)
            let source =
                isArchiving ? Quoting.identifier(table) : "\(archive) AS \(Quoting.identifier(table))"
            let isSelected = statements.isSelected(selection)
            let count = Query(
                """
                SELECT COUNT(*) FROM \(source) WHERE \(Quoting.column(child.child.order, of: table)) IN (
                  SELECT \(sql.orders.id) FROM \(statements.source(selection.direction.source))
                  WHERE \(isSelected.sql)
                )
                """, isSelected.arguments)
            return ChildRows(table: table, rows: try count.count(db))
        }
    }
}
