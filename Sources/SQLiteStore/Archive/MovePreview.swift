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
        let extents = [try extent(ArchiveSQL(sql: sql).extent(of: selection))] + (isRestore ? [flagged] : [])
        let count = extents.map(\.rows).reduce(0, +)
        // A new place is made with main's columns.
        let drift = try trouble == nil && place == present ? obstacles.drift() : nil
        return ArchivePreview(
            selection: selection,
            rows: min(count, selection.limit ?? count),
            flaggedRows: flagged.rows,
            oldest: extents.compactMap(\.oldest).min(),
            newest: extents.compactMap(\.newest).max(),
            heldBack: try heldBack(),
            statements: try (drift?.statements ?? []) + statements(isFlagged: flagged.rows > 0),
            obstacles: try reasons() + losses(drift),
            notes: drift?.notes ?? [],
            place: place,
            isNewPlace: place != present
        )
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
                    : statements.isAskedFor(selection, byID: true)))
    }

    /// What happens to flags before orders move and when they have, around the statements that move them.
    private func statements(isFlagged: Bool) throws -> [String] {
        let (moving, removal) = (try statements(), FlagSQL.removal(of: LedgerBatch.preparedKeys))
        let isSelected = ArchiveSQL(sql: sql).isSelected(selection, byID: true)
        switch selection.direction {
        case .restore: return (isFlagged ? ["BEGIN IMMEDIATE", removal, "COMMIT"] : []) + moving
        case .archive where selection.flagsFirst:
            let flag = ["BEGIN IMMEDIATE", FlagSQL(sql: sql).flag(where: isSelected), "COMMIT"]
            return flag + moving.dropLast() + [removal] + moving.suffix(1)
        case .archive: return moving.dropLast() + (isFlagged ? [removal] : []) + moving.suffix(1)
        }
    }

    private func reasons() throws -> [String] {
        if let unavailable { return [unavailable] }
        if let trouble { return [trouble.message] }
        let change =
            try place == present
            ? [] : PlaceChange(db: db, sql: sql, database: database, trouble: nil).obstacles(to: place)
        return try change + obstacles.list(selection.direction) + statusObstacle
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
    private func losses(_ drift: ArchiveDrift?) throws -> [String] {
        guard selection.direction == .restore, let drift, !drift.dropped.isEmpty,
            let content = try OrderContent.fetch(db, sql)
        else { return [] }
        let isSelected = ArchiveSQL(sql: sql).isSelected(selection, byID: false)
        let lost = try LedgerReader(sql: sql, content: content).tally(isSelected, db).fieldOutsideMain
        return lost.map { [ArchiveDrift.loss(of: $0.name, main: sql.schema.orders.table)] } ?? []
    }

    private func statements() throws -> [String] {
        guard let orders = try TableShape.fetch(db, table: sql.schema.orders.table) else { return [] }
        let isSelected = ArchiveSQL(sql: sql).isSelected(selection, byID: true)
        guard place.path != nil else {
            return MovePlan(direction: selection.direction, sql: sql, orders: orders, selection: isSelected)
                .statements
        }
        var sql = sql
        sql.archive = ArchiveView(sql.schema, isAttached: true)
        let plan = FileMovePlan(
            direction: selection.direction, sql: sql, orders: orders, selection: isSelected)
        return try (place == present ? [] : newFile()) + plan.statements
    }

    private func newFile() throws -> [String] {
        ArchiveFileMaker.statements(try SQLiteStore.archiveTables(db, sql))
    }
}
