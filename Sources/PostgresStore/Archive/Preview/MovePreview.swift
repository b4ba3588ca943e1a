import OrdersCore

/// Works out what a run would do, in the caller's snapshots.
struct MovePreview {
    let sides: BothSides
    /// With the tables of the place where the archive shall be.
    let statements: ArchiveSQL
    let selection: ArchiveSelection
    /// What becomes of the archive's place first of all.
    let change: PlaceChange
    /// Why this store can't move orders at all, or not flag them where that is asked for; nil when it can.
    let unavailable: String?

    private var sql: MappedSQL { statements.sql }
    private var tables: MovedTables { statements.tables }

    /// - Throws: `OrdersError` when orders shall come from an archive that can't be read.
    func make() throws -> ArchivePreview {
        let flagged = try flagged()
        let census = ArchiveCensus(sides: sides, statements: statements)
        let inPlace = try census.extent(statements.extent(of: selection), in: selection.direction.source)
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
            statements: change.statements(sql, tables) + fit.statements + batch(isFlagged: flagged.rows > 0),
            obstacles: try obstacles() + losses(),
            notes: fit.notes + referenceNote,
            place: change.place,
            isNewPlace: change.isNew)
    }

    /// The selected orders that are flagged.
    private func flagged() throws -> ArchiveCensus.Extent {
        guard try FlagSQL.before(sides.main) != nil else { return (0, nil, nil) }
        let condition =
            selection.direction == .archive
            ? statements.isSelected(selection) : statements.isAskedFor(selection, in: .main)
        return try ArchiveCensus(sides: sides, statements: statements)
            .extent(FlagSQL(sql: sql).extent(condition), in: .main)
    }

    /// What happens to flags before orders move and when they have, around the statements that move them.
    private func batch(isFlagged: Bool) -> [String] {
        let moving =
            tables.isElsewhere
            ? CarryPlan(selection.direction, statements, selection).statements
            : MovePlan(selection.direction, statements, selection).statements
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
        if let trouble = sides.trouble { return [trouble.message] }
        return try change.obstacles
            + MoveObstacles(sides: sides, tables: tables).list(selection.direction) + statusObstacle
    }

    /// What no statement can count that sees the archive alone.
    private var referenceNote: [String] {
        let references = tables.references
        let own = references.fromOrders + references.children.flatMap(\.fromRows)
        guard selection.direction == .restore, tables.isElsewhere, !own.isEmpty else { return [] }
        let names = Set(own.map { "\"\($0.parent.name)\"" }).sorted().joined(separator: ", ")
        return [
            "Orders that refer to rows of \(names) which are gone stay in the archive; they are among those counted here."
        ]
    }

    /// Without a status to look at, statuses that are to stay would be moved.
    private var statusObstacle: [String] {
        guard !selection.keptStatuses.isEmpty, sql.schema.orders.status == nil else { return [] }
        return ["the schema maps no status, so orders can't be left by theirs"]
    }

    private func heldBack() throws -> [HeldBack] {
        let holds = statements.holds(selection)
        guard !holds.isEmpty else { return [] }
        let query = statements.heldBack(selection, by: holds)
        guard let row = try sides.on(selection.direction.source, { try query.firstRow($0) }) else {
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
            let found = try sides.on(.archive) { try Query(query, ids.arguments).firstRow($0) }
            guard let row = found else { return [] }
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
            || MoveObstacles(sides: sides, tables: tables).childrenWithoutIndex().isEmpty
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
            let rows = try sides.on(selection.direction.source) { try count.count($0) }
            return ChildRows(table: table, rows: rows)
        }
    }
}
