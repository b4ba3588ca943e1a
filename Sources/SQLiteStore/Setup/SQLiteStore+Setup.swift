import GRDB
import OrdersCore

extension SQLiteStore {
    public var isSetUp: Bool { facts.isSetUp }

    /// - Throws: `OrdersError`: `schemaMismatch` when the orders can't have an archive, `invalidInput` when a
    ///   table of that name is there already and is not ordertop's.
    public func setupStatements() async throws -> [String] {
        try await read { db, sql in try SetupPlan(db: db, schema: sql.schema).allStatements() }
    }

    public func setUp() async throws {
        let schema = schema
        try await withWriter { db in
            let plan = SetupPlan(db: db, schema: schema)
            let statements = try plan.statements()
            if let sql = try plan.walStatement() {
                _ = try Row.fetchAll(db, sql: sql)
                try Connections.relaxSynchronous(db)
            }
            try db.inTransaction(.immediate) {
                // Another process may have been faster since the plan was made.
                guard try plan.statements() == statements else {
                    throw OrdersError(.busy, "Another process is changing this database's setup: try again.")
                }
                try TotalsTrust.keeping(db) {
                    for sql in statements { try db.execute(sql: sql) }
                }
                return .commit
            }
        }
        try await refreshFacts()
    }

    public func teardownStatements() async throws -> [String] {
        try await read { db, sql in try TeardownPlan(db: db, schema: sql.schema).statements() }
    }

    /// The journal mode stays as it is: changing it back needs every other program to let go of the file.
    public func tearDown() async throws {
        try await write { db, sql in
            for statement in try TeardownPlan(db: db, schema: sql.schema).statements() {
                try db.execute(sql: statement)
            }
        }
        try await refreshFacts()
    }

    private func refreshFacts() async throws {
        let schema = schema
        let facts = try await read { db, _ in try SchemaFacts.gather(db, schema: schema) }
        status.withLock { $0.facts = facts }
    }
}
