import Foundation
import OrdersCore

/// The statements whose plans are watched: the very ones that the roles run.
struct KnownStatements {
    let sql: MappedSQL
    /// Nil where no orders can move.
    let archive: ArchiveSQL?

    /// In the caller's snapshot.
    init(_ sql: MappedSQL, _ db: PostgresConnection) {
        self.sql = sql
        let tables = try? db.savepoint { try MovedTables.fetch(db, sql) }
        archive = tables.map { ArchiveSQL(sql: sql, tables: $0) }
    }

    /// All that a known query runs, its own statement first; none where the schema has nothing to ask.
    ///
    /// A run to the archive takes the orders that are old enough by their ids; what finds them by date is what counts
    /// them.
    func queries(_ known: KnownQuery, of userID: User.ID, at now: Instant) -> [Query] {
        switch known {
        case .top:
            let window = ReportWindow(asOf: now, isBounded: false)
            return [ReportSQL(sql: sql).direct(window, candidates: SpenderCandidates(for: 10).count)]
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
        case .archive:
            guard let archive else { return [] }
            let selection = ArchivePolicy().selection(at: now)
            let first = Order.ID(Self.lowest(sql.orders.idType))
            return [archive.extent(of: selection), archive.next(in: selection, after: first, limit: 1)]
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

    /// Any user who has what a query asks for, to ask about.
    func someUser(for known: KnownQuery, _ db: PostgresConnection) throws -> User.ID {
        let (column, table) =
            known == .views
            ? sql.views.map { ($0.userID, $0.table) } ?? (sql.orders.userID, sql.orders.table)
            : (sql.orders.userID, sql.orders.table)
        let query = Query("SELECT \(column) FROM \(table) WHERE \(column) IS NOT NULL LIMIT 1")
        return User.ID(try query.value(db)) ?? User.ID(Self.lowest(sql.users.idType))
    }

    /// An id that a column of that type can hold: a query about what it can't hold has a plan that reads nothing.
    private static func lowest(_ type: IDType) -> OpaqueID {
        switch type {
        case .integer: .integer(0)
        case .text: .text("")
        case .uuid: .uuid(UUID(uuid: (0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)))
        }
    }
}
