import GRDB
import GRDBSQLite
import OrdersCore

/// Counts the rows or index entries that a known query looks at in its main table.
///
/// SQLite counts them only where it was built with `SQLITE_ENABLE_STMT_SCANSTATUS`, which Debian's isn't. So the
/// statement runs with a condition more: a function that is called for each row the plan leads to, before any
/// other condition, and is always true. It stands in a subquery in the table's place, which SQLite makes one with
/// the statement around it (<https://www.sqlite.org/optoverview.html#subquery_flattening>). Whether the plan has
/// stayed the same is looked at; where it hasn't, nothing is known.
struct ReadCount {
    let db: Database
    let known: KnownStatements

    /// Nil where it can't be counted: the main table is a view, or counting would change the plan.
    func rows(of query: KnownQuery, at now: Instant) throws -> Int64? {
        guard let table = known.mainTable(of: query), let key = try key(of: table) else { return nil }
        let user = try known.someUser(for: query, db)
        let source = """
            (SELECT * FROM \(Quoting.identifier(table)) WHERE \(ReadCount.function)(\(key))) \
            AS \(Quoting.identifier(table))
            """
        let counting = KnownStatements(sql: known.sql.reading(query, from: source))
        guard let own = known.query(query, of: user, at: now),
            let counted = counting.query(query, of: user, at: now)
        else { return nil }
        return try ReadCount.counting(db) {
            guard try plan(counted) == plan(own) else { return false }
            let rows = try counted.cursor(db)
            while try rows.next() != nil {}
            return true
        }
    }

    /// Without the numbers that queries within have: the table's place in FROM took one.
    private func plan(_ query: Query) throws -> [ExplainedQuery.Line] {
        try ExplainedQuery(query).lines(db).map { line in
            ExplainedQuery.Line(
                depth: line.depth, detail: line.detail.replacing(#/(?i)(subquery[- ])\d+/#) { "\($0.1)" })
        }
    }

    /// What every index of the table has: its row id, or its primary key.
    private func key(of table: String) throws -> String? {
        guard let shape = try TableShape.fetch(db, table: table), !shape.isView else { return nil }
        let name = Quoting.identifier(table)
        if (try? db.makeStatement(sql: "SELECT rowid FROM \(name)")) != nil { return "\(name).rowid" }
        return shape.primaryKey.first.map { Quoting.column($0.name, of: table) }
    }

    private static let function = "ordertop_read"

    /// Runs a body with the function in place; nil when the body says that its count is worth nothing.
    private static func counting(_ db: Database, _ body: () throws -> Bool) throws -> Int64? {
        let counter = UnsafeMutablePointer<Int64>.allocate(capacity: 1)
        counter.initialize(to: 0)
        define(db, counter) { context, _, _ in
            sqlite3_user_data(context).assumingMemoryBound(to: Int64.self).pointee += 1
            sqlite3_result_int(context, 1)
        }
        defer {
            define(db, nil, nil)
            counter.deallocate()
        }
        return try body() ? counter.pointee : nil
    }

    private static func define(
        _ db: Database, _ counter: UnsafeMutablePointer<Int64>?,
        _ body: (@convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void)?
    ) {
        sqlite3_create_function_v2(
            db.sqliteConnection, function, 1, SQLITE_UTF8, counter, body, nil, nil, nil)
    }
}

extension MappedSQL {
    /// The same with something else in the place of a query's main table in FROM.
    fileprivate func reading(_ query: KnownQuery, from source: String) -> MappedSQL {
        var sql = self
        switch query {
        case .top, .orders, .archive: sql.orders.table = source
        case .views: sql.views?.table = source
        case .users: sql.users.table = source
        }
        return sql
    }
}
