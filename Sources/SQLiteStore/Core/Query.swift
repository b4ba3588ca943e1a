import GRDB
import OrdersCore

/// A statement with its named arguments, so that what runs and what is explained is one and the same.
struct Query: Sendable {
    var sql: String
    var arguments: [String: DatabaseValue] = [:]

    init(_ sql: String, _ arguments: [String: DatabaseValue] = [:]) {
        self.sql = sql
        self.arguments = arguments
    }

    func rows(_ db: Database) throws -> [Row] {
        try Row.fetchAll(statement(db))
    }

    func cursor(_ db: Database) throws -> RowCursor {
        try Row.fetchCursor(statement(db))
    }

    func firstRow(_ db: Database) throws -> Row? {
        try Row.fetchOne(statement(db))
    }

    /// The first value of the first row; NULL when there is none.
    func value(_ db: Database) throws -> DatabaseValue {
        try DatabaseValue.fetchOne(statement(db)) ?? .null
    }

    /// The number of a COUNT or SUM; 0 for NULL.
    func count(_ db: Database) throws -> Int64 {
        Int64.fromDatabaseValue(try value(db)) ?? 0
    }

    /// The orders' ids in the first column; NULL is none.
    func orderIDs(_ db: Database) throws -> [Order.ID] {
        var ids: [Order.ID] = []
        try RowReader.each(db, self) { row in
            if let id = Order.ID(storage: row.value(0)) { ids.append(id) }
            return true
        }
        return ids
    }

    /// Runs a change and returns how many rows it touched, without those its triggers touched.
    @discardableResult
    func run(_ db: Database) throws -> Int {
        try statement(db).execute()
        return db.changesCount
    }

    private func statement(_ db: Database) throws -> Statement {
        let statement = try db.cachedStatement(sql: sql)
        try statement.setArguments(StatementArguments(arguments))
        return statement
    }
}
