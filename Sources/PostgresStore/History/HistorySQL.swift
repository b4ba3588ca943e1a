import OrdersCore

/// The statements of order history. The archive is read under the orders table's name, so that main and archive share
/// their fragments.
struct HistorySQL {
    let sql: MappedSQL
    /// The children whose archived rows have a table: in expressions over an archived order they mean those rows.
    var archivedChildren: [ChildTable] = []

    /// The matching orders of one place, newest first; of two at the same instant the higher id comes first.
    ///
    /// - Parameters:
    ///   - skipsThoseInMain: leaves out archived orders that main has, too.
    ///   - flags: what it makes of main's flagged orders; where they are told, the column after an order's is true.
    func orders(
        _ query: OrderHistoryQuery, in place: OrderPlace, skipsThoseInMain: Bool, flags: FlagUse = .ignored
    ) -> Query {
        let orders = orders(in: place)
        let condition = Condition.all(
            conditions(query, orders) + (skipsThoseInMain && place == .archive ? [isNotInMain] : [])
                + isShown(flags))
        return Query(
            """
            SELECT \(orders.columns), \(flags == .told ? FlagSQL(sql: sql).isFlagged : "FALSE")
            FROM \(table(place))
            WHERE \(condition.sql)
            ORDER BY \(orders.createdAt.order) DESC, \(orders.idType.ordered(orders.id)) DESC
            LIMIT :limit
            """, condition.arguments.merging(["limit": .int(Int64(max(0, query.limit)))]) { $1 })
    }

    /// The oldest or newest instant of a place, or of a user's orders there; read from the end of an index where there
    /// is one.
    func bound(isNewest: Bool, in place: OrderPlace, of userID: User.ID?) -> Query {
        let createdAt = orders(in: place).createdAt
        let condition = Condition.all(
            user(userID) + [createdAt.range(from: nil, through: nil, name: "created")])
        return Query(
            """
            SELECT \(createdAt.value) FROM \(table(place)) WHERE \(condition.sql)
            ORDER BY \(createdAt.order) \(isNewest ? "DESC" : "ASC") LIMIT 1
            """, condition.arguments)
    }

    /// A place as it stands in FROM.
    func table(_ place: OrderPlace) -> String {
        place == .main ? sql.orders.table : sql.archiveAsOrders
    }

    private func orders(in place: OrderPlace) -> MappedOrders {
        place == .main ? sql.orders : sql.orders.reading(archivedChildren, schema: sql.schema.orders)
    }

    private func conditions(_ query: OrderHistoryQuery, _ orders: MappedOrders) -> [Condition] {
        let last = query.until.map { Instant(microseconds: $0.microseconds - 1) }
        let status = query.status.map { Condition("\(orders.status) = :status", ["status": .text($0)]) }
        return user(query.userID) + (status.map { [$0] } ?? [])
            + [orders.createdAt.range(from: query.from, through: last, name: "created")]
    }

    private func isShown(_ flags: FlagUse) -> [Condition] {
        switch flags {
        case .ignored, .told: []
        case .leftOut: [Condition("NOT \(FlagSQL(sql: sql).isFlagged)")]
        case .alone: [Condition(FlagSQL(sql: sql).isFlagged)]
        }
    }

    private func user(_ userID: User.ID?) -> [Condition] {
        let orders = sql.orders
        return userID.map {
            [Condition("\(orders.userID) = :user", ["user": PostgresValue($0.value, as: orders.userIDType)])]
        } ?? []
    }

    private var isNotInMain: Condition {
        let id = Quoting.identifier(sql.schema.orders.id)
        return Condition(
            """
            NOT EXISTS (
                SELECT 1 FROM \(sql.orders.table) AS "ordertop_main" WHERE "ordertop_main".\(id) = \(sql.orders.id)
              )
            """)
    }
}
