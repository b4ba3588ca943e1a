import GRDB
import OrdersCore

/// Works out what a run would do, in the caller's snapshot.
struct MovePreview {
    let db: Database
    let sql: MappedSQL
    let selection: ArchiveSelection
    /// Why this store can't move orders at all; nil when it can.
    let unavailable: String?

    func make() throws -> ArchivePreview {
        let row = try ArchiveSQL(sql: sql).extent(of: selection).firstRow(db)
        let count: Int64 = row?[0] ?? 0
        let createdAt = sql.orders.createdAt
        return ArchivePreview(
            selection: selection,
            rows: min(count, selection.limit ?? count),
            oldest: row.flatMap { createdAt.instant(from: $0[1]) },
            newest: row.flatMap { createdAt.instant(from: $0[2]) },
            heldBack: try heldBack(),
            statements: try statements(),
            obstacles: try unavailable.map { [$0] }
                ?? MoveObstacles(db: db, sql: sql).list(selection.direction) + statusObstacle
        )
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

    private func statements() throws -> [String] {
        guard let orders = try TableShape.fetch(db, table: sql.schema.orders.table) else { return [] }
        let isSelected = ArchiveSQL(sql: sql).isSelected(selection, byID: true)
        return MovePlan(direction: selection.direction, sql: sql, orders: orders, selection: isSelected)
            .statements
    }
}
