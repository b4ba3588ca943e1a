import GRDB
public import OrdersCore

extension SQLiteStore {
    public func archivePlace() async throws -> ArchivePlace {
        let file = file
        return try await read { db, _ in
            let place = try OwnObjects.version(db) >= 2 ? RememberedPlace.fetch(db) : nil
            return place.map { .file(path: $0.file(of: file).path) } ?? .table
        }
    }

    public func keepArchive(in place: ArchivePlace) async throws {
        let place = place.standardized
        guard try await archivePlace() != place else { return }
        try require(.moveOrders)
        let before = try await read { db, _ in try ArchiveBatchState.fetch(db) }
        let obstacles = try await obstacles(to: place)
        guard obstacles.isEmpty else {
            throw OrdersError(
                .invalidInput, "The archive can't be kept there: \(obstacles.joined(separator: "; ")).")
        }
        switch place {
        case .table: try await keepArchiveInTable(before)
        case .file(let path): try await keepArchive(in: DatabaseFile(path), before)
        case .server: break
        }
    }

    private func keepArchiveInTable(_ before: ArchiveBatchState) async throws {
        try await write { db, _ in
            guard try ArchiveBatchState.fetch(db) == before else { throw SQLiteStore.justMoved }
            try RememberedPlace.forget(db)
            try ChildRegister.clear(db)
        }
    }

    /// What was seen to be empty is so still where no batch has begun since; the table within the same file, whose
    /// batches have no numbers, is looked at again.
    ///
    /// First the id is remembered, then the file is made with it, then its place is remembered: wherever that ends
    /// too early, the next call goes on.
    private func keepArchive(in archive: DatabaseFile, _ before: ArchiveBatchState) async throws {
        let file = file
        let id = try await write { db, _ in try RememberedPlace.candidate(db) }
        let tables = try await read { db, sql in try SQLiteStore.archiveTables(db, sql) }
        let maker = ArchiveFileMaker(
            file: archive, tables: tables, state: ArchiveFileState(id: id, batch: before.settled))
        try await ErrorMapping(name: archive.name).run { try await offPool { try maker.make() } }
        try await write { db, sql in
            try SQLiteStore.requireEmptyTables(db, sql)
            guard try ArchiveBatchState.fetch(db) == before, try RememberedPlace.isCandidate(id, db) else {
                throw SQLiteStore.justMoved
            }
            try SQLiteStore.dropTablesOfChildren(db)
            try RememberedPlace(archive, id: id, of: file).store(db)
        }
    }

    private func obstacles(to place: ArchivePlace) async throws -> [String] {
        let file = file
        return try await readBoth { db, sql, trouble in
            try PlaceChange(db: db, sql: sql, database: file, trouble: trouble).obstacles(to: place)
        }
    }

    /// Under the write lock, where another process can't archive any more. Batches between two files are numbered,
    /// those within one are not.
    private static func requireEmptyTables(_ db: Database, _ sql: MappedSQL) throws {
        for table in [sql.schema.archiveTable] + (try ChildRegister.tablesInMain(db)) {
            let isEmpty = "SELECT NOT EXISTS (SELECT 1 FROM main.\(Quoting.identifier(table)))"
            guard try Query(isEmpty).count(db) == 1 else { throw justMoved }
        }
    }

    /// Those of the archive in the same file, which is empty. In the new place a run makes them anew.
    private static func dropTablesOfChildren(_ db: Database) throws {
        for table in try ChildRegister.tablesInMain(db) {
            try db.execute(sql: "DROP TABLE main.\(Quoting.identifier(table))")
        }
        try ChildRegister.clear(db)
    }

    static let noServers =
        "a SQLite database keeps its archive in a file, not on a server: name a file"

    /// Between looking and taking the write lock.
    private static let justMoved = OrdersError(.busy, "Orders have just moved: try again.")

    /// What makes the archive's table and its indexes.
    static func archiveTables(_ db: Database, _ sql: MappedSQL) throws -> [String] {
        guard let orders = try TableShape.fetch(db, table: sql.schema.orders.table) else {
            throw MoveReadiness.gone(sql.schema)
        }
        return try OwnObjects(schema: sql.schema, orders: orders).archive
    }
}

extension ArchivePlace {
    /// With the path as the file would be opened.
    var standardized: ArchivePlace { path.map { .file(path: DatabaseFile($0).path) } ?? self }
}
