import OrdersCore

/// A statement with its named arguments, so that what runs and what is explained is one and the same.
struct Query: Hashable, Sendable {
    var sql: String
    var arguments: [String: PostgresValue]

    init(_ sql: String, _ arguments: [String: PostgresValue] = [:]) {
        self.sql = sql
        self.arguments = arguments
    }

    /// - Throws: `PostgresError`, `CancellationError`; so do the others.
    func rows(_ db: PostgresConnection) throws -> [PostgresRow] {
        try db.run(self).rows()
    }

    func firstRow(_ db: PostgresConnection) throws -> PostgresRow? {
        try rows(db).first
    }

    /// The first value of the first row; NULL when there is none.
    func value(_ db: PostgresConnection) throws -> PostgresValue {
        try firstRow(db)?[0] ?? .null
    }

    /// The number of a COUNT or SUM; 0 for NULL.
    func count(_ db: PostgresConnection) throws -> Int64 {
        try firstRow(db)?.int(0) ?? 0
    }

    /// Whether the first value of the first row is true.
    func isTrue(_ db: PostgresConnection) throws -> Bool {
        try firstRow(db)?.bool(0) ?? false
    }

    /// Runs a change and returns how many rows it touched.
    @discardableResult
    func run(_ db: PostgresConnection) throws -> Int {
        try db.run(self).touchedRows
    }
}
