import OrdersCore

/// Builds one index without keeping writers out, and leaves a whole one or none.
///
/// A build that stops halfway, for whatever reason, leaves an index that queries can't use. It is dropped here, and so is
/// one that an earlier process left.
struct IndexBuild: Sendable {
    let store: PostgresStore
    let definition: IndexDefinition
    let report: @Sendable (IndexBuildProgress) -> Void

    func run() async throws {
        let (definition, store) = (definition, store)
        let site = try await store.read { db, sql in try BuildSite(for: definition, db, sql) }
        if site.present != nil {
            let shape = try? await store.shape(of: definition)
            if try site.isLeftover(of: shape, named: definition.name) {
                try await IndexDrop(store: store, table: site.table, name: definition.name).removeLeftover()
            }
        }
        do {
            try await build(on: site)
        } catch {
            try await cleanUp(site, after: error)
            throw error
        }
        try await check(site)
        let table = site.table
        // The index is whole: who cancels now only does without the planner's statistics.
        try? await store.session { db, _ in IndexStatisticsWork(table: table, db: db).refresh() }
    }

    private func build(on site: BuildSite) async throws {
        let watch = BuildWatch(store: store, rows: site.rows, report: report)
        let following = Task { await watch.follow() }
        let result: Result<Void, any Error>
        do { result = .success(try await build(on: site, watch)) } catch { result = .failure(error) }
        following.cancel()
        await following.value
        try result.get()
    }

    private func build(on site: BuildSite, _ watch: BuildWatch) async throws {
        let definition = definition
        try await store.session { db, _ in
            watch.backend.process = db.backend
            try db.execute(IndexBuild.settings)
            // Of use where the server knows it: it then notices that nobody waits for it any more.
            if db.serverVersion >= 140_000 { try? db.execute("SET client_connection_check_interval = '5s'") }
            do { try Query(definition.statement).run(db) } catch let error as PostgresError
                where error.sqlState == IndexBuild.duplicate
            {
                throw BuildSite.taken(definition.name)
            }
        }
    }

    /// Whether the index can be used, also where nobody waits for it any more.
    private func check(_ site: BuildSite) async throws {
        let (store, table, name) = (store, site.table, definition.name)
        let state = try await Task {
            try await store.read { db, _ in try IndexDrop.state(of: name, on: table, db) }
        }.value
        guard state != .usable else { return }
        let error = OrdersError(.engine, "The build of \"\(name)\" ended without a usable index: try again.")
        try await cleanUp(site, after: error)
        throw error
    }

    /// What was being built is dropped, whether or not somebody still waits for this. An index under that name that
    /// wasn't there before and can't be used is this build's.
    private func cleanUp(_ site: BuildSite, after error: any Error) async throws {
        if let error = error as? OrdersError, error.code == .invalidInput { return }
        let drop = IndexDrop(store: store, table: site.table, name: definition.name)
        let removal = await Task { try await drop.removeLeftover() }.result
        // Of a build that failed, why it did matters more.
        if error is CancellationError { try removal.get() }
    }

    /// A short lock_timeout would stop the build while it waits for open transactions.
    private static let settings = "SET lock_timeout = 0; SET statement_timeout = 0"
    private static let duplicate = "42P07"
}

extension PostgresStore {
    /// What an index would hold, in the words of the catalog.
    func shape(of definition: IndexDefinition) async throws -> IndexEntry.Shape? {
        try await withTemporaryTables { db, sql in
            let table = try BuildSite.table(named: definition.table, CatalogReader(db: db, sql: sql))
            return try TableCopy.tried(db) {
                try TableCopy(table: table, db: db).create()
                try Query(definition.statement(onTemporary: table.name)).run(db)
                // Here the table's name leads to the copy.
                return try CatalogReader(db: db, sql: sql).entries().first { $0.name == definition.name }?
                    .shape
            }
        }
    }
}
