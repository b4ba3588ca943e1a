import GRDB
public import OrdersCore

extension SQLiteStore {
    /// An archive in a file of its own gets its columns first, the entry in the journal follows: what a crash leaves
    /// between the two is a column that is no longer missing.
    public func prepareMove(_ checkpoint: JobCheckpoint) async throws {
        try require(.moveOrders)
        guard try await !readArchive(ArchiveDrift.statements).isEmpty else { return }
        let isInFile = try await archivePlace() != .table
        let added = isInFile ? try await addColumnsInFile(checkpoint) : []
        try await write { db, sql in
            let missing = isInFile ? [] : try ArchiveDrift.statements(db, sql)
            for statement in missing { try db.execute(sql: statement) }
            for statement in added + missing {
                try JournalSQL.note("ran \(statement)", about: checkpoint.jobID, at: checkpoint.at, db)
            }
            try JournalSQL.record(checkpoint, addingRows: 0, db)
        }
        try await refreshFacts()
    }

    private func addColumnsInFile(_ checkpoint: JobCheckpoint) async throws -> [String] {
        let (plain, file) = (sql, file)
        return try await withFileMover { db in
            try MoveAccount(checkpoint).checkLease(db)
            guard let place = try RememberedPlace.fetch(db) else { throw Mover.placeChanged }
            _ = try AttachedArchive(place, of: file).open(db)
            var sql = plain
            sql.archive = ArchiveView(sql.schema, isAttached: true)
            var statements: [String] = []
            try db.inTransaction(.deferred) {
                statements = try ArchiveDrift.statements(db, sql)
                for statement in statements { try db.execute(sql: statement) }
                return .commit
            }
            return statements
        }
    }
}

extension ArchiveDrift {
    /// What brings the archive up to main now.
    @Sendable
    fileprivate static func statements(_ db: Database, _ sql: MappedSQL) throws -> [String] {
        try MoveObstacles(db: db, sql: sql).drift()?.statements ?? []
    }
}
