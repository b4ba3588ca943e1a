import GRDB
import GRDBSQLite
import OrdersCore

/// Moves one batch between the database and an archive in a file of its own, step by step, on a connection that has
/// both. Each step is a transaction that writes to one of the files; what a crash leaves between two of them is
/// finished by whoever goes on. See docs/decisions/0011-one-batch-over-two-files.md.
struct FileMover {
    /// With the archive's table in the attached file.
    let sql: MappedSQL
    let archive: AttachedArchive
    let account: MoveAccount
    /// Which orders may move.
    let selection: Condition
    let tables: MovedTables
    /// Whether somebody else has written to the database since the batch before.
    let othersWrote: Bool
    let lockRest: LockRest

    /// What reading copies back found.
    struct Verification: Hashable, Sendable {
        /// Orders that the source still has.
        let originals: Int
        /// Those of them that equal their copy, with all rows of their children.
        let equal: Int
    }

    /// Reads the copies back. To be run on another connection than the one that wrote them, so that they come from
    /// the files.
    ///
    /// - Throws: `OrdersError` (`verificationFailed`) when a copy is missing from the archive.
    func verify(_ state: ArchiveBatchState, _ db: Database) throws -> Verification {
        try state.check(db)
        try checkFile(isAt: state.direction == .archive ? state.number : state.settled, db)
        let plan = plan(state)
        if state.direction == .archive {
            let missing = try Query(FileMovePlan.countCopied).count(db) - Query(plan.countCopies).count(db)
            guard missing == 0 else { throw failed("\(missing) copies are not in \(archive.file.path)") }
        }
        return try verify(plan.verify, db)
    }

    /// Compares what was copied with the originals, in the transaction that copied it.
    ///
    /// - Throws: `OrdersError` (`verificationFailed`) when something else was in its place.
    func checkCopies(_ plan: FileMovePlan, of selected: Int, in place: String, _ db: Database) throws {
        let orders = try verify(plan.verify, db)
        guard orders.equal != selected else { return }
        for child in plan.children {
            let rows = try verify(child.verify, db)
            guard rows.equal == rows.originals else {
                throw differ(rows, child.rows, in: place)
            }
        }
        throw differ(orders, "orders", in: place)
    }

    private func differ(_ found: Verification, _ rows: String, in place: String) -> OrdersError {
        failed(
            "\(found.originals - found.equal) of \(found.originals) \(rows) are in \(place) with other content"
        )
    }

    private func verify(_ statement: String, _ db: Database) throws -> Verification {
        let row = try Query(statement).firstRow(db)
        return Verification(originals: row?[0] ?? 0, equal: row?[1] ?? 0)
    }

    /// Marks the batch done, when nothing of it is left in the wrong place.
    func finish(_ state: ArchiveBatchState, _ db: Database) throws {
        try inMain(db, first: { try state.finish(db) }) {}
    }

    func plan(_ state: ArchiveBatchState) -> FileMovePlan {
        FileMovePlan(
            direction: state.direction ?? .archive, sql: sql, orders: tables.orders,
            children: tables.children.map(\.shape), selection: selection)
    }

    func ledger(_ direction: ArchiveDirection) -> LedgerBatch {
        LedgerBatch(sql: sql, direction: direction, job: account.jobID, tables: tables)
    }

    /// Checks that the file is the database's archive, and how far it is.
    ///
    /// - Throws: `OrdersError` (`cannotOpen`).
    func checkFile(isAt batch: Int64, _ db: Database) throws {
        guard try archive.open(db).batch == batch else { throw archive.isOfAnotherTime }
    }

    func failed(_ what: String) -> OrdersError {
        OrdersError(
            .verificationFailed,
            "Nothing was removed: \(what): compare both files, then run `ordertop archive verify`.")
    }
}

// Transactions.
extension FileMover {
    /// Runs a transaction that writes to the database only.
    ///
    /// - Parameters:
    ///   - first: Takes the write lock, by writing: `BEGIN IMMEDIATE` would lock the archive, too.
    ///   - isDurable: Whether the other file will rely on the commit. It is made durable when the lock has been given
    ///     back: others need not wait for the disk.
    /// - Returns: how long the lock was held.
    @discardableResult
    func inMain(
        _ db: Database, isDurable: Bool = false, first: () throws -> Void, _ body: () throws -> Void
    ) throws -> Duration {
        lockRest.wait()
        var start: ContinuousClock.Instant?
        try db.inTransaction(.deferred) {
            try first()
            start = .now
            try body()
            return .commit
        }
        let lockHeld = start.map { ContinuousClock.now - $0 } ?? .zero
        lockRest.lockReleased()
        if isDurable { try FileMover.syncLog(db) }
        return lockHeld
    }

    /// Does to the database's log what `synchronous = FULL` does in every commit, which holds the lock meanwhile.
    /// Without a log, commits have done so already.
    static func syncLog(_ db: Database) throws {
        var file: UnsafeMutablePointer<sqlite3_file>?
        let found = sqlite3_file_control(db.sqliteConnection, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file)
        guard found == SQLITE_OK, let file, let sync = file.pointee.pMethods?.pointee.xSync else { return }
        let result = sync(file, SQLITE_SYNC_NORMAL)
        guard result == SQLITE_OK else {
            throw DatabaseError(resultCode: ResultCode(rawValue: result), message: "the log can't be synced")
        }
    }

    /// Runs a transaction that writes to the archive's file only, and is durable when it ends.
    func inFile(_ db: Database, _ body: () throws -> Void) throws {
        try ErrorMapping(name: archive.file.name).run {
            _ = try archive.open(db)
            try db.execute(sql: "PRAGMA \(ArchiveTable.attachedSchema).synchronous = FULL")
            try db.inTransaction(.deferred) {
                try body()
                try archive.checkStillThere(db)
                return .commit
            }
        }
    }
}
