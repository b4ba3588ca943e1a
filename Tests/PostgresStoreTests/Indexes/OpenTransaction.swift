import PostgresTestSupport

@testable import PostgresStore

/// A session of another program whose transaction stays open.
struct OpenTransaction {
    let backend: Int32
    private let pool: ConnectionPool

    static let program = "slow shop"

    init(_ sql: String, in database: PostgresDatabase) async throws {
        pool = ConnectionPool(
            try ServerAddress(database.address), most: 1, settings: "SET application_name = '\(Self.program)'"
        )
        backend = try await pool.with { db in
            try db.execute("BEGIN")
            try db.execute(sql)
            return db.backend
        }
    }

    /// Hangs up, which rolls back.
    func end() { pool.close() }
}
