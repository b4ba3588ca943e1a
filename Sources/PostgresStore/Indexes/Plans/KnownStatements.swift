import Foundation
import OrdersCore

/// The statements whose plans are watched: the very ones that the roles run.
struct KnownStatements {
    let sql: MappedSQL

    /// All that a known query runs, its own statement first; none where the schema has nothing to ask.
    func queries(_ known: KnownQuery, of userID: User.ID, at now: Instant) -> [Query] {
        switch known {
        case .top:
            let window = ReportWindow(asOf: now, isBounded: false)
            return [ReportSQL(sql: sql).direct(window, candidates: DirectReport.candidates(for: 10))]
        case .views:
            guard let views = sql.views, let products = sql.products, let names = sql.schema.views else {
                return []
            }
            return [
                ViewsSQL(views: views, names: names)
                    .recent(products, of: userID, limit: RetentionPolicy.standard.keep)
            ]
        case .orders:
            let query = OrderHistoryQuery(userID: userID)
            return [HistorySQL(sql: sql).orders(query, in: .main, skipsThoseInMain: false)]
        case .archive: return [eligible(at: now)]
        case .users:
            let search = DirectorySearch.users(sql.users)
            return search.fields.map { search.starting($0, with: "m", limit: 10) }
        }
    }

    /// The table whose access decides how fast a query is, as the schema names it.
    func mainTable(of known: KnownQuery) -> String? {
        switch known {
        case .top, .orders, .archive: sql.schema.orders.table
        case .views: sql.schema.views?.table
        case .users: sql.schema.users.table
        }
    }

    /// How many orders are old enough for the archive, the oldest and the newest.
    private func eligible(at now: Instant) -> Query {
        let selection = ArchivePolicy().selection(at: now)
        let last = selection.until.map { Instant(microseconds: $0.microseconds - 1) }
        let createdAt = sql.orders.createdAt
        let range = createdAt.range(from: selection.from, through: last, name: "selected")
        return Query(
            """
            SELECT COUNT(*), MIN(\(createdAt.value)), MAX(\(createdAt.value)) FROM \(sql.orders.table)
            WHERE \(range.sql)
            """, range.arguments)
    }

    /// Any user who has what a query asks for, to ask about.
    func someUser(for known: KnownQuery, _ db: PostgresConnection) throws -> User.ID {
        let (column, table) =
            known == .views
            ? sql.views.map { ($0.userID, $0.table) } ?? (sql.orders.userID, sql.orders.table)
            : (sql.orders.userID, sql.orders.table)
        let query = Query("SELECT \(column) FROM \(table) WHERE \(column) IS NOT NULL LIMIT 1")
        return User.ID(try query.value(db)) ?? nobody
    }

    /// An id that a column of users' ids can hold: a query about what it can't hold has a plan that reads nothing.
    private var nobody: User.ID {
        switch sql.users.idType {
        case .integer: User.ID(.integer(0))
        case .text: User.ID(.text(""))
        case .uuid: User.ID(.uuid(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0))))
        }
    }
}
