import GRDB
import OrdersCore

/// The statements around moving orders: which are next, how many there are.
struct ArchiveSQL {
    let sql: MappedSQL

    /// Whether an order is in a selection. Entering by an index on the date is kept from the planner where
    /// orders are taken by id.
    func isSelected(_ selection: ArchiveSelection, byID: Bool) -> Condition {
        Condition.all([isAskedFor(selection, byID: byID)] + holds(selection).map(\.condition))
    }

    /// Whether an order is of the dates and ids that are asked for, whatever holds it back.
    ///
    /// - Parameter place: where it is; nil where the direction takes it from.
    func isAskedFor(_ selection: ArchiveSelection, byID: Bool, in place: OrderPlace? = nil) -> Condition {
        let last = selection.until.map { Instant(microseconds: $0.microseconds - 1) }
        let orders = place.map(sql.orders(in:)) ?? sql.orders(selection.direction)
        let range = orders.createdAt.range(
            from: selection.from, through: last, name: "selected", hidesIndex: byID)
        return Condition.all([range] + (selection.orderIDs.map { [isAmong($0)] } ?? []))
    }

    private func isAmong(_ ids: [Order.ID]) -> Condition {
        let values = Dictionary(
            uniqueKeysWithValues: ids.enumerated().map { ("selected_id_\($0)", $1.storage) })
        let names = ids.indices.map { ":selected_id_\($0)" }.joined(separator: ", ")
        return Condition("\(sql.orders.id) IN (\(names))", values)
    }

    /// What keeps orders where they are.
    func holds(_ selection: ArchiveSelection) -> [MoveHold] {
        let orders = sql.orders(selection.direction)
        let statuses = keptStatuses(selection).enumerated().map { place, status in
            MoveHold(
                condition: Condition(
                    "\(orders.status) IS NOT :kept_\(place)", ["kept_\(place)": status.databaseValue]),
                reason: "their status is \(status)")
        }
        let references = sql.references.conditions(
            selection.direction, orders: sql.schema.orders.table, order: orders.id, archive: sql.archive)
        return statuses
            + references.map { MoveHold(condition: Condition($0.condition), reason: $0.reason) }
    }

    private func keptStatuses(_ selection: ArchiveSelection) -> [String] {
        let never = selection.direction == .archive ? sql.schema.neverArchivedStatuses : []
        return never + selection.keptStatuses.filter { !never.contains($0) }
    }

    /// How many orders that are asked for each hold keeps back.
    func heldBack(_ selection: ArchiveSelection, by holds: [MoveHold]) -> Query {
        let isAskedFor = isAskedFor(selection, byID: false)
        let condition = Condition.all([isAskedFor] + holds.map(\.condition))
        let counts = holds.map { "COUNT(CASE WHEN \($0.condition.sql) THEN NULL ELSE 1 END)" }
        return Query(
            """
            SELECT \(counts.joined(separator: ", ")) FROM \(source(selection.direction))
            WHERE \(isAskedFor.sql)
            """, condition.arguments)
    }

    /// The orders that are asked for and that any hold keeps back: the columns of an order, and whether each hold lets
    /// it go, 1 or 0.
    func held(_ selection: ArchiveSelection, by holds: [MoveHold], limit: Int) -> Query {
        let orders = sql.orders(selection.direction)
        let isAskedFor = isAskedFor(selection, byID: true)
        let goes = holds.map { "(\($0.condition.sql)) IS TRUE" }
        let condition = Condition.all([isAskedFor] + holds.map(\.condition))
        let columns = [orders.id, orders.userID, orders.total, orders.status, orders.createdAt.value] + goes
        return Query(
            """
            SELECT \(columns.joined(separator: ", "))
            FROM \(source(selection.direction))
            WHERE \(isAskedFor.sql) AND NOT (\(goes.joined(separator: " AND ")))
            ORDER BY \(orders.id)
            LIMIT :limit
            """,
            condition.arguments.merging(["limit": max(0, limit).databaseValue]) { $1 })
    }

    /// The first of the holds' columns in `held`.
    static let firstHold = 5

    /// The next orders by id. Walks the table from the given id on, so that each look goes on where the last
    /// one ended.
    func next(in selection: ArchiveSelection, after id: Order.ID?, limit: Int) -> Query {
        let start = id.map { [Condition("\(sql.orders.id) > :after", ["after": $0.storage])] } ?? []
        let condition = Condition.all(
            start + [UsableID.condition(on: "+" + sql.orders.id), isSelected(selection, byID: true)])
        return Query(
            """
            SELECT \(sql.orders.id) FROM \(source(selection.direction))
            WHERE \(condition.sql)
            ORDER BY \(sql.orders.id)
            LIMIT :limit
            """,
            condition.arguments.merging(["limit": max(0, limit).databaseValue]) { $1 }
        )
    }

    /// How many orders are selected, the oldest and the newest.
    func extent(of selection: ArchiveSelection) -> Query {
        let condition = isSelected(selection, byID: false)
        let value = sql.orders(selection.direction).createdAt.value
        return Query(
            """
            SELECT COUNT(*), MIN(\(value)), MAX(\(value)) FROM \(source(selection.direction))
            WHERE \(condition.sql)
            """,
            condition.arguments
        )
    }

    /// All rows of a place, whatever their date: SQLite counts the smallest index without reading its rows.
    func rows(_ place: OrderPlace) -> Query {
        Query("SELECT COUNT(*) FROM \(HistorySQL(sql: sql).table(place))")
    }

    /// How many orders of a place are older than an instant, and the oldest of them.
    func older(_ place: OrderPlace, than cutoff: Instant) -> Query {
        let createdAt = sql.orders(in: place).createdAt
        let older = createdAt.range(
            from: nil, through: Instant(microseconds: cutoff.microseconds - 1), name: "older")
        return Query(
            """
            SELECT COUNT(*), MIN(\(createdAt.value)) FROM \(HistorySQL(sql: sql).table(place))
            WHERE \(older.sql)
            """, older.arguments)
    }

    /// Every instant of a place.
    func instants(_ place: OrderPlace) -> Query {
        let createdAt = sql.orders(in: place).createdAt
        let range = createdAt.range(from: nil, through: nil, name: "readable")
        return Query(
            "SELECT \(createdAt.value) FROM \(HistorySQL(sql: sql).table(place)) WHERE \(range.sql)",
            range.arguments)
    }

    /// Orders that are in both places.
    var inBoth: Query {
        let id = Quoting.identifier(sql.schema.orders.id)
        return Query(
            """
            SELECT COUNT(*) FROM \(sql.archive.source(as: "\"ordertop_archived\""))
            CROSS JOIN \(sql.orders.table) ON \(sql.orders.id) = "ordertop_archived".\(id)
            """)
    }

    /// The place a direction takes orders from, as it stands in FROM.
    func source(_ direction: ArchiveDirection) -> String {
        HistorySQL(sql: sql).table(direction == .archive ? .main : .archive)
    }

    /// Whether the archive holds anything at all, orders or rows of their children.
    func archiveHoldsRows(_ db: Database) throws -> Bool {
        let sources = [source(.restore)] + sql.archive.children.map { sql.archive.source(of: $0) }
        return try sources.contains { try Query("SELECT EXISTS (SELECT 1 FROM \($0))").count(db) == 1 }
    }
}
