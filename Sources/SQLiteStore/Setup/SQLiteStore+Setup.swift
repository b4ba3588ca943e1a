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
        let opening = try await readInTurn { db, sql in try LedgerOpening.read(db, sql) }
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
                if !statements.isEmpty { try opening?.enter(db) }
                return .commit
            }
        }
        try await refreshFacts()
    }

    public func teardownStatements() async throws -> [String] {
        let emptyFile = try await emptyArchiveFile()
        return try await read { db, sql in
            try TeardownPlan(db: db, schema: sql.schema, emptyFile: emptyFile).statements()
        }
    }

    /// The journal mode stays as it is: changing it back needs every other program to let go of the file.
    public func tearDown() async throws {
        let emptyFile = try await emptyArchiveFile()
        try await write { db, sql in
            let plan = TeardownPlan(db: db, schema: sql.schema, emptyFile: emptyFile)
            for statement in try plan.statements() {
                try db.execute(sql: statement)
            }
        }
        try await refreshFacts()
    }

    /// How far the batches are, when an archive in a file of its own is empty; nil where there is none. The file stays
    /// where it is.
    ///
    /// - Throws: `OrdersError`: `invalidInput` while it holds orders, `cannotOpen` when it can't be looked at.
    private func emptyArchiveFile() async throws -> ArchiveBatchState? {
        guard try await archivePlace() != .table else { return nil }
        return try await readArchive { db, sql in
            guard try !ArchiveSQL(sql: sql).archiveHoldsRows(db) else {
                throw OrdersError(
                    .invalidInput,
                    "The archive's file still holds orders that would be out of sight: run `ordertop archive restore` "
                        + "first.")
            }
            return try ArchiveBatchState.fetch(db)
        }
    }

    /// Looks again at what the database has, after ordertop changed it.
    func refreshFacts() async throws {
        let schema = schema
        let facts = try await read { db, _ in try SchemaFacts.gather(db, schema: schema) }
        status.withLock { $0.facts = facts }
    }
}
