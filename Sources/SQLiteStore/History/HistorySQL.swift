import GRDB
import OrdersCore

/// The statements of order history. The archive is read under the orders table's name, so that main and
/// archive share their fragments.
struct HistorySQL {
    let sql: MappedSQL

    /// The matching orders of one place, newest first; of two at the same instant the higher id comes first.
    ///
    /// - Parameters:
    ///   - skipsThoseInMain: leaves out archived orders that main has, too.
    ///   - flags: what is made of main's orders that are flagged.
    func orders(
        _ query: OrderHistoryQuery, in place: OrderPlace, skipsThoseInMain: Bool, flags: FlagUse = .ignored
    ) -> Query {
        let condition = Condition.all(
            conditions(query, in: place) + (skipsThoseInMain && place == .archive ? [isNotInMain] : [])
                + isShown(flags))
        let orders = sql.orders(in: place)
        let source =
            query.userID == nil && query.status == nil
            ? newest(condition, in: place) : "\(table(place))\nWHERE \(condition.sql)"
        return Query(
            """
            SELECT \(orders.id), \(orders.userID), \(orders.total), \(orders.status), \(orders.createdAt.value),
              \(flags == .told ? FlagSQL(sql: sql).isFlagged : "0")
            FROM \(source)
            ORDER BY \(newestFirst(place))
            LIMIT :limit
            """,
            condition.arguments.merging(["limit": max(0, query.limit).databaseValue]) { $1 }
        )
    }

    /// The newest orders of a whole place: their ids come from an index that has the date, where there is
    /// one, and only they are fetched from the table.
    private func newest(_ condition: Condition, in place: OrderPlace) -> String {
        """
        \(table(place))
        WHERE \(sql.orders.id) IN (
          SELECT \(sql.orders.id) FROM \(table(place))
          WHERE \(condition.sql)
          ORDER BY \(newestFirst(place))
          LIMIT :limit
        )
        """
    }

    private func newestFirst(_ place: OrderPlace) -> String {
        "\(sql.orders(in: place).createdAt.value) DESC, \(sql.orders.id) DESC"
    }

    /// The oldest or newest instant of a place, or of a user's orders there.
    func bound(
        _ function: String, in place: OrderPlace, of userID: User.ID?, flags: FlagUse = .ignored
    ) -> Query {
        let createdAt = sql.orders(in: place).createdAt
        let condition = Condition.all(
            user(userID) + [createdAt.range(from: nil, through: nil, name: "created")] + isShown(flags))
        return Query(
            "SELECT \(function)(\(createdAt.value)) FROM \(table(place)) WHERE \(condition.sql)",
            condition.arguments
        )
    }

    /// Whether a place holds anything at all.
    func exists(in place: OrderPlace) -> Query {
        Query("SELECT EXISTS (SELECT 1 FROM \(table(place)))")
    }

    /// A place as it stands in FROM.
    func table(_ place: OrderPlace) -> String {
        switch place {
        case .main: sql.orders.table
        case .archive: sql.archive.source(as: sql.orders.table)
        }
    }

    private func conditions(_ query: OrderHistoryQuery, in place: OrderPlace) -> [Condition] {
        let orders = sql.orders(in: place)
        let last = query.until.map { Instant(microseconds: $0.microseconds - 1) }
        let status = query.status.map {
            Condition("\(orders.status) = :status", ["status": $0.databaseValue])
        }
        return user(query.userID) + (status.map { [$0] } ?? [])
            + [orders.createdAt.range(from: query.from, through: last, name: "created")]
    }

    private func user(_ userID: User.ID?) -> [Condition] {
        userID.map { [Condition("\(sql.orders.userID) = :user", ["user": $0.storage])] } ?? []
    }

    private func isShown(_ flags: FlagUse) -> [Condition] {
        switch flags {
        case .ignored, .told: []
        case .leftOut: [Condition("NOT \(FlagSQL(sql: sql).isFlagged)")]
        case .alone: [Condition(FlagSQL(sql: sql).isFlagged)]
        }
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
