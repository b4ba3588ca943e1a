import GRDB
import OrdersCore

/// The statements whose plans are watched: the very ones that the roles run.
struct KnownStatements {
    let sql: MappedSQL

    /// All that a known query runs, its own statement first.
    ///
    /// A run to the archive takes the orders that are old enough by their ids, whatever indexes there are on
    /// their dates; what finds them by date is what counts them.
    func queries(_ known: KnownQuery, of userID: User.ID, at now: Instant) -> [Query] {
        let walk =
            known == .archive
            ? [ArchiveSQL(sql: sql).next(in: eligible(at: now), after: Order.ID(.integer(0)), limit: 1)] : []
        return (query(known, of: userID, at: now).map { [$0] } ?? []) + walk
    }

    /// Nil where the schema has nothing to ask.
    func query(_ known: KnownQuery, of userID: User.ID, at now: Instant) -> Query? {
        switch known {
        case .top:
            let window = ReportWindow(asOf: now, isBounded: false)
            return ReportSQL(sql: sql).direct(window, candidates: SpenderCandidates(for: 10).count)
        case .views: return sql.recentViews(of: userID, limit: RetentionPolicy.standard.keep)
        case .orders:
            let query = OrderHistoryQuery(userID: userID)
            return HistorySQL(sql: sql).orders(query, in: .main, skipsThoseInMain: false)
        case .archive: return ArchiveSQL(sql: sql).extent(of: eligible(at: now))
        case .users: return DirectorySearch.users(sql.users).starting(with: "m", limit: 10)
        }
    }

    /// The table whose access decides how fast a query is.
    func mainTable(of known: KnownQuery) -> String? {
        switch known {
        case .top, .orders, .archive: sql.schema.orders.table
        case .views: sql.schema.views?.table
        case .users: sql.schema.users.table
        }
    }

    private func eligible(at now: Instant) -> ArchiveSelection {
        ArchivePolicy().selection(at: now)
    }

    /// Any user who has what a query asks for, to ask about where it is run and timed.
    func someUser(for known: KnownQuery, _ db: Database) throws -> User.ID {
        let (column, table) =
            known == .views
            ? sql.views.map { ($0.userID, $0.table) } ?? (sql.orders.userID, sql.orders.table)
            : (sql.orders.userID, sql.orders.table)
        let query = Query("SELECT \(column) FROM \(table) WHERE \(column) IS NOT NULL LIMIT 1")
        return User.ID(storage: try query.value(db)) ?? User.ID(.integer(0))
    }
}
