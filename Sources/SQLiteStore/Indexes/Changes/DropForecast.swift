import GRDB
import OrdersCore

/// What the known queries would come to without an index, in the caller's snapshot.
///
/// The planner says on a copy without rows how it would answer then. The database is made to answer like that now, by
/// `INDEXED BY` or `NOT INDEXED` (<https://www.sqlite.org/lang_indexedby.html>), and timed.
struct DropForecast {
    let db: Database
    let sql: MappedSQL
    let index: String
    let now: Instant

    /// Longer than that, a query is slow enough to say so.
    static let longest: Duration = .seconds(5)

    func effects(on queries: [KnownQuery]) throws -> [IndexDropPreview.Effect] {
        guard !queries.isEmpty else { return [] }
        let planner = try KnownPlan(db: db, sql: sql)
        let copy = try? ShapeCopy(of: db, tables: planner.catalog.tables())
        try? copy?.drop(index)
        return try queries.map { query in
            let statement = try planner.statement(of: query, at: now)
            let plan = try planner.plan(of: query, statement)
            let then = try copy?.plan(of: query, statement, sql)
            return IndexDropPreview.Effect(
                query: query, now: plan.access,
                timeNow: try TimeLimit.measure(statement, db, DropForecast.longest),
                then: then?.access ?? .tableScan, timeThen: try then.flatMap { try time(query, as: $0) })
        }
    }

    /// Nil where the database can't be made to answer by that plan.
    private func time(_ query: KnownQuery, as plan: QueryPlan) throws -> IndexDropPreview.Effect.Time? {
        let known = KnownStatements(sql: sql)
        guard let table = known.mainTable(of: query) else { return nil }
        let used = Set(plan.nodes.filter { $0.step.table == table }.compactMap(\.step.index))
        guard used.count <= 1 else { return nil }
        let hint = used.first.map { "INDEXED BY \(Quoting.identifier($0))" } ?? "NOT INDEXED"
        let user = try known.someUser(db)
        guard let forced = KnownStatements(sql: sql.hinting(hint, at: table)).query(query, of: user, at: now),
            let lines = try? ExplainedQuery(forced).lines(db), lines.map(\.detail) == plan.nodes.map(\.detail)
        else { return nil }
        return try TimeLimit.measure(forced, db, DropForecast.longest)
    }
}

extension MappedSQL {
    /// The same statements with a hint behind a table's name.
    fileprivate func hinting(_ hint: String, at table: String) -> MappedSQL {
        var hinted = self
        if table == schema.orders.table { hinted.orders.table += " " + hint }
        if table == schema.users.table { hinted.users.table += " " + hint }
        if table == schema.views?.table { hinted.views?.table += " " + hint }
        return hinted
    }
}
