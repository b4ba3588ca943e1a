import GRDB
import OrdersCore

/// Works out what a run would do, in the caller's snapshot.
struct MovePreview {
    let db: Database
    let sql: MappedSQL
    let selection: ArchiveSelection
    let database: DatabaseFile
    /// Where the archive is.
    let present: ArchivePlace
    /// Where it shall be.
    let place: ArchivePlace
    /// Why this store can't move orders at all, or not flag them where that is asked for; nil when it can.
    let unavailable: String?
    /// Why the archive can't be read; nil when it can.
    let trouble: OrdersError?

    /// - Throws: `OrdersError` when orders shall come from an archive that can't be read.
    func make() throws -> ArchivePreview {
        if selection.direction == .restore, let trouble { throw trouble }
        let flagged = try flagged()
        // A restore finds flagged orders in main, beside those of the archive.
        let isRestore = selection.direction == .restore
        let inPlace = try extent(ArchiveSQL(sql: sql).extent(of: selection))
        let extents = [inPlace] + (isRestore ? [flagged] : [])
        let count = extents.map(\.rows).reduce(0, +)
        let fit = try fit()
        return ArchivePreview(
            selection: selection,
            rows: min(count, selection.limit ?? count),
            children: try childRows(among: inPlace.rows),
            flaggedRows: flagged.rows,
            oldest: extents.compactMap(\.oldest).min(),
            newest: extents.compactMap(\.newest).max(),
            heldBack: try heldBack(),
            statements: try newFile() + (fit?.statements ?? []) + statements(isFlagged: flagged.rows > 0),
            obstacles: try reasons(fit) + losses(fit),
            notes: fit?.notes ?? [],
            place: place,
            isNewPlace: isNewPlace
        )
    }

    private var isNewPlace: Bool { place != present }

    /// A new place is made with main's columns.
    private func fit() throws -> ArchiveFit? {
        guard trouble == nil else { return nil }
        guard isNewPlace else { return try obstacles.fit() }
        guard place.path == nil else { return try obstacles.fitInNewFile() }
        var sql = sql
        sql.archive = ArchiveView(sql.schema)
        return try MoveObstacles(db: db, sql: sql).fit()
    }

    private typealias Extent = (rows: Int64, oldest: Instant?, newest: Instant?)

    private func extent(_ query: Query) throws -> Extent {
        guard let row = try query.firstRow(db) else { return (0, nil, nil) }
        let createdAt = sql.orders.createdAt
        return (row[0], createdAt.instant(from: row[1]), createdAt.instant(from: row[2]))
    }

    /// The selected orders that are flagged.
    private func flagged() throws -> Extent {
        guard sql.flaggedBefore != nil else { return (0, nil, nil) }
        let statements = ArchiveSQL(sql: sql)
        return try extent(
            FlagSQL(sql: sql).extent(
                selection.direction == .archive
                    ? statements.isSelected(selection, byID: true)
                    : statements.isAskedFor(selection, byID: true, in: .main)))
    }

    /// What happens to flags before orders move and when they have, around the statements that move them.
    private func statements(isFlagged: Bool) throws -> [String] {
        let (moving, removal) = (try statements(), FlagSQL.removal(of: LedgerBatch.preparedKeys))
        let isSelected = ArchiveSQL(sql: sql).isSelected(selection, byID: true)
        switch selection.direction {
        case .restore: return (isFlagged ? ["BEGIN IMMEDIATE", removal, "COMMIT"] : []) + moving
        case .archive where selection.flagsFirst:
            let flag = ["BEGIN IMMEDIATE", FlagSQL(sql: sql).flag(where: isSelected), "COMMIT"]
            return flag + unflagging(moving, removal)
        case .archive: return isFlagged ? unflagging(moving, removal) : moving
        }
    }

    /// In one file first of all, between two with the originals.
    private func unflagging(_ moving: [String], _ removal: String) -> [String] {
        place.path == nil
            ? moving.prefix(1) + [removal] + moving.dropFirst()
            : moving.dropLast() + [removal] + moving.suffix(1)
    }

    private func reasons(_ fit: ArchiveFit?) throws -> [String] {
        if let unavailable { return [unavailable] }
        if let trouble { return [trouble.message] }
        let change =
            try isNewPlace
            ? PlaceChange(db: db, sql: sql, database: database, trouble: nil).obstacles(to: place) : []
        return try change + (fit?.obstacles ?? MoveObstacles.gone) + obstacles.others(selection.direction)
            + statusObstacle
    }

    /// Without a status to look at, statuses that are to stay would be moved.
    private var statusObstacle: [String] {
        guard !selection.keptStatuses.isEmpty, sql.schema.orders.status == nil else { return [] }
        return ["the schema maps no status, so orders can't be left by theirs"]
    }

    private func heldBack() throws -> [HeldBack] {
        let statements = ArchiveSQL(sql: sql)
        let holds = statements.holds(selection)
        guard !holds.isEmpty, let row = try statements.heldBack(selection, by: holds).firstRow(db) else {
            return []
        }
        return holds.enumerated().compactMap { place, hold in
            let rows: Int64 = row[place]
            return rows > 0 ? HeldBack(rows: rows, reason: hold.reason) : nil
        }
    }

    private var obstacles: MoveObstacles { MoveObstacles(db: db, sql: sql) }

    /// The columns that main lacks and whose values a restore would lose.
    private func losses(_ fit: ArchiveFit?) throws -> [String] {
        guard selection.direction == .restore, let fit, fit.hasDropped,
            let tables = try MovedTables.fetch(db, sql)
        else { return [] }
        let isSelected = ArchiveSQL(sql: sql).isSelected(selection, byID: false)
        let orders = try LedgerReader(sql: sql, content: tables.content).tally(isSelected, db)
        let children = try tables.children.map { child in
            let reader = ChildLedgerReader(sql: sql, child: child)
            return (
                child.shape.child.table, try reader.tally(isOfSelected(reader.order), db).fieldOutsideMain
            )
        }
        return ([(sql.schema.orders.table, orders.fieldOutsideMain)] + children).compactMap { table, lost in
            lost.map { ArchiveDrift.loss(of: $0.name, main: table) }
        }
    }

    /// Whether the order that a row names is selected.
    private func isOfSelected(_ order: String) -> Condition {
        let isSelected = ArchiveSQL(sql: sql).isSelected(selection, byID: false)
        let orders = "SELECT \(sql.orders.id) FROM \(ArchiveSQL(sql: sql).source(selection.direction))"
        return Condition("\(order) IN (\(orders) WHERE \(isSelected.sql))", isSelected.arguments)
    }

    /// Looking for the rows of more orders than this takes longer than a person waits for a preview.
    private static let mostCounted: Int64 = 200_000

    /// How many rows there are is not known of many orders, nor where a limit leaves out some.
    private func childRows(among orders: Int64) throws -> [ChildRows] {
        let isArchiving = selection.direction == .archive
        return try (isArchiving ? sql.schema.children : sql.archive.children).map { child in
            let shape = try ChildShape.fetch(child, db)
            let isCounted =
                try orders <= min(MovePreview.mostCounted, selection.limit ?? .max)
                && (!isArchiving || ChildObstacles(db: db, sql: sql, shape: shape).missingIndex().isEmpty)
            let isMoved = isOfSelected(Quoting.column(child.order, of: child.table))
            let source = isArchiving ? Quoting.identifier(child.table) : sql.archive.source(of: child)
            let count = Query("SELECT COUNT(*) FROM \(source) WHERE \(isMoved.sql)", isMoved.arguments)
            return ChildRows(table: child.table, rows: isCounted ? try count.count(db) : nil)
        }
    }

    private func statements() throws -> [String] {
        guard let orders = try TableShape.fetch(db, table: sql.schema.orders.table) else { return [] }
        let isSelected = ArchiveSQL(sql: sql).isSelected(selection, byID: true)
        let children = try sql.schema.children.map { try ChildShape.fetch($0, db) }
        guard place.path != nil else {
            return MovePlan(
                direction: selection.direction, sql: sql, orders: orders, children: children,
                selection: isSelected
            ).statements
        }
        var sql = sql
        sql.archive = ArchiveView(sql.schema, isAttached: true)
        return FileMovePlan(
            direction: selection.direction, sql: sql, orders: orders, children: children,
            selection: isSelected
        ).statements
    }

    /// What makes an archive's new file.
    private func newFile() throws -> [String] {
        guard isNewPlace, place.path != nil else { return [] }
        return ArchiveFileMaker.statements(try SQLiteStore.archiveTables(db, sql))
    }
}
