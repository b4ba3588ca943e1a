import GRDB
public import OrdersCore

extension SQLiteStore {
    /// An archive in a file of its own gets its columns and tables first, the entry in the journal follows: what a
    /// crash leaves between the two is no longer missing.
    public func prepareMove(_ checkpoint: JobCheckpoint) async throws {
        try require(.moveOrders)
        let fit = try await readArchive { db, sql in try MoveObstacles(db: db, sql: sql).fit() }
        guard let fit, !fit.statements.isEmpty else { return }
        try SQLiteStore.check(fit)
        let isInFile = try await archivePlace() != .table
        let added = isInFile ? try await addInFile(checkpoint) : []
        let missing = isInFile ? fit.registrations : fit.statements
        try await write { db, _ in
            // Whoever holds the lease is alone in changing the archive since it was looked at.
            try JournalSQL.record(checkpoint, addingRows: 0, db)
            for statement in missing { try db.execute(sql: statement) }
            for statement in added + missing {
                try JournalSQL.note("ran \(statement)", about: checkpoint.jobID, at: checkpoint.at, db)
            }
        }
        try await refreshFacts()
    }

    private func addInFile(_ checkpoint: JobCheckpoint) async throws -> [String] {
        let (plain, file) = (sql, file)
        return try await withFileMover { db in
            try MoveAccount(checkpoint).checkLease(db)
            guard let place = try RememberedPlace.fetch(db) else { throw Mover.placeChanged }
            _ = try AttachedArchive(place, of: file).open(db)
            var statements: [String] = []
            try db.inTransaction(.deferred) {
                var sql = plain
                sql.archive = try ArchiveView.fetch(db, sql.schema, isAttached: true)
                statements = try MoveObstacles(db: db, sql: sql).fit()?.archiveStatements ?? []
                for statement in statements { try db.execute(sql: statement) }
                return .commit
            }
            return statements
        }
    }

    /// From when a child has a table in the archive, no order moves without its rows: it gets none that would stand
    /// in the way.
    private static func check(_ fit: ArchiveFit) throws {
        guard !fit.missing.isEmpty, !fit.obstacles.isEmpty else { return }
        throw OrdersError(
            .schemaMismatch,
            "Orders can't move: \(fit.obstacles.joined(separator: "; ")): change that first.")
    }
}
