import Foundation
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
            let then = try? copy?.plan(of: query, statement, sql)
            return IndexDropPreview.Effect(
                query: query, now: plan.access,
                timeNow: try TimeLimit.measure(statement, db, DropForecast.longest),
                then: then?.access,
                timeThen: try then.flatMap { try time(query, statement, as: $0) })
        }
    }

    /// Nil where the database can't be made to answer by that plan.
    private func time(
        _ query: KnownQuery, _ statement: Query, as plan: QueryPlan
    ) throws -> IndexDropPreview.Effect.Time? {
        guard let table = KnownStatements(sql: sql).mainTable(of: query) else { return nil }
        let steps = plan.nodes.map(\.step).filter { $0.table == table }
        let hints = try steps.map { try hint(for: $0, table) }
        let forced = Query(
            HintedStatement(statement.sql, table: table, hints: hints).sql, statement.arguments)
        guard let lines = try? ExplainedQuery(forced).lines(db),
            lines.map(\.detail) == plan.nodes.map(\.detail)
        else { return nil }
        return try TimeLimit.measure(forced, db, DropForecast.longest)
    }

    /// A table WITHOUT ROWID is to SQLite the index of its key, whatever its plans call it, and NOT INDEXED says
    /// nothing there.
    private func hint(for step: PlanStep, _ table: String) throws -> String {
        let key = Query(
            "SELECT name FROM pragma_index_list(:table) WHERE origin = 'pk'", ["table": table.databaseValue])
        let isKey = try step.index == nil && TableShape.isWithoutRowID(table, db)
        let index = try isKey ? String.fromDatabaseValue(key.value(db)) : step.index
        return index.map { "INDEXED BY \(Quoting.identifier($0))" } ?? "NOT INDEXED"
    }
}

/// A statement with a hint for the planner behind each place in which it reads a table, in their order.
struct HintedStatement {
    let sql: String

    init(_ statement: String, table: String, hints: [String]) {
        let place = "FROM \(Quoting.identifier(table))"
        let parts = statement.components(separatedBy: place)
        var hinted = parts[0]
        for (part, hint) in zip(parts.dropFirst(), hints + Array(repeating: "", count: parts.count)) {
            hinted += "\(place) \(hint)\(part)"
        }
        sql = hinted
    }
}
