import OrdersCore

extension PostgresStore {
    public var isSetUp: Bool { facts.isSetUp }

    /// - Throws: `OrdersError`: `schemaMismatch` when the orders can't have an archive, `invalidInput` when a table of that
    ///   name is there already and is not ordertop's.
    public func setupStatements() async throws -> [String] {
        let facts = facts
        return try await read { db, sql in try SetupPlan(db: db, sql: sql, facts: facts).statements() }
    }

    public func setUp() async throws {
        let facts = facts
        try await changeSetup(needing: .create) { db, sql in
            try SetupPlan(db: db, sql: sql, facts: facts).statements()
        }
    }

    public func teardownStatements() async throws -> [String] {
        let emptied = try await emptyArchive()
        return try await read { db, sql in
            try TeardownPlan(db: db, sql: sql, emptyElsewhere: emptied).statements()
        }
    }

    public func tearDown() async throws {
        let emptied = try await emptyArchive()
        try await changeSetup(needing: .drop) { db, sql in
            try TeardownPlan(db: db, sql: sql, emptyElsewhere: emptied).statements()
        }
        try remember(nil)
    }

    /// Where the batches are when an archive in another database is empty; nil where there is none. What is in that
    /// database stays there.
    ///
    /// - Throws: `OrdersError`: `invalidInput` while it holds orders, `cannotOpen` or `unreachable` when it can't be looked at.
    private func emptyArchive() async throws -> ArchiveHome? {
        guard try await archivePlace() != .table else { return nil }
        return try await readArchive { sides in
            guard try !sides.on(.archive, { try PlaceChange.holdsRows(sides.sql.schema, $0) }) else {
                throw OrdersError(
                    .invalidInput,
                    "The archive in another database still holds orders that would be out of sight: run `ordertop archive "
                        + "restore` first.")
            }
            return try ArchiveHome.fetch(sides.main)
        }
    }

    private enum Change {
        case create, drop
    }

    /// One transaction, in which only one process at a time makes its plan and carries it out.
    private func changeSetup(
        needing change: Change,
        _ plan: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> [String]
    ) async throws {
        let server = facts.server
        guard server.mayCreate || change == .drop else {
            throw OrdersError(
                .readOnly,
                "\(address.name) doesn't let the role \(server.role) make tables: let a DBA run what `ordertop setup --dry-run` prints."
            )
        }
        try await write { db, sql in
            try AdvisoryLock.setup.take(db)
            for statement in try plan(db, sql) { try db.execute(statement) }
        }
        try await refreshFacts()
    }

    /// Looks again at what the database has, after ordertop changed it.
    func refreshFacts() async throws {
        let schema = schema
        let facts = try await read { db, _ in try SchemaFacts.gather(db, schema: schema) }
        status.withLock { $0.facts = facts }
    }
}
