import GRDB
import OrdersCore

// From main to the archive: note, copy, verify, remove.
extension FileMover {
    /// What removing originals did.
    struct Removal: Hashable, Sendable {
        let moved: Int
        /// Whether copies are left whose original was edited or deleted meanwhile.
        let leavesStaleCopies: Bool
        let lockHeld: Duration
    }

    /// Step 1: notes in the database which orders are about to be copied. Durable, before the archive's file has
    /// anything of them.
    func begin(_ batch: ArchiveBatch, _ db: Database) throws -> (state: ArchiveBatchState, lockHeld: Duration)
    {
        try MoveKeys.fill(batch.orderIDs, db)
        _ = try archive.open(db)
        var state: ArchiveBatchState?
        let lockHeld = try inMain(db, isDurable: true) {
            state = try ArchiveBatchState.begin(batch.selection.direction, of: batch.checkpoint.jobID, db)
        } _: {
            try account.checkLease(db)
            try checkFile(isAt: state?.settled ?? 0, db)
            try Query(FileMovePlan.noteKeys).run(db)
        }
        return (try state.orThrow(), lockHeld)
    }

    /// Step 2: copies what is still there and still in the selection.
    ///
    /// - Throws: `OrdersError` (`verificationFailed`) when the archive has an order of that id, or rows of its children,
    ///   with other content.
    func copy(_ state: ArchiveBatchState, _ db: Database) throws {
        let plan = plan(state)
        try inFile(db) {
            guard try ArchiveFileState.enter(state.number, db) else { throw state.overtaken }
            try state.check(db)
            try Query(FileMovePlan.forgetCopied).run(db)
            let selected = try Query(plan.select, selection.arguments).run(db)
            let now = account.checkpoint.at.milliseconds.databaseValue
            let copied = try Query(plan.copy, ["now": now]).run(db)
            for child in plan.children { try Query(child.copy).run(db) }
            guard copied < selected || !plan.children.isEmpty else { return }
            try checkCopies(plan, of: selected, in: archive.file.path, db)
        }
    }

    /// In place of step 2, for a batch that is finished: where nothing has been copied, nothing will be.
    func fence(_ state: ArchiveBatchState, _ db: Database) throws {
        try inFile(db) {
            guard try ArchiveFileState.enter(state.number, db) else { return }
            try state.check(db)
            try Query(FileMovePlan.forgetCopied).run(db)
        }
    }

    /// Step 4: removes the originals that still equal their copy and are still selected, and writes the checkpoint.
    ///
    /// - Parameter verification: what step 3 found. More originals can't equal their copies now, unless the copies
    ///   are not in the file as they were written.
    func remove(
        _ state: ArchiveBatchState, _ verification: Verification, _ db: Database
    ) throws -> Removal {
        let plan = plan(state)
        var (moved, isStale) = (0, false)
        let lockHeld = try inMain(db) {
            try state.hold(db)
        } _: {
            try checkFile(isAt: state.number, db)
            try MoveKeys.clear.run(db)
            moved = try Query(plan.findRemovable, selection.arguments).run(db)
            guard moved <= verification.equal else {
                throw failed(
                    "\(moved - verification.equal) copies can't be read back from \(archive.file.path)")
            }
            for child in plan.children { try removeRows(child, db) }
            let removed = try Query(plan.removeOriginals).run(db)
            guard removed == moved else {
                throw failed("\(removed) orders would have been removed, but \(moved) were copied")
            }
            let ledger = ledger(.archive)
            try ledger.enter(ledger.tally(LedgerBatch.preparedKeys, db), db)
            try FlagSQL.remove(keysToUnflag, db)
            try Query(FileMovePlan.forgetMoved).run(db)
            isStale = try Query(FileMovePlan.countStale).count(db) > 0
            try account.enter(moved, db)
            if !isStale { try state.finish(db) }
            try archive.checkStillThere(db)
        }
        return Removal(moved: moved, leavesStaleCopies: isStale, lockHeld: lockHeld)
    }

    /// Before their orders: a cascade would not be counted.
    private func removeRows(_ child: ChildMove, _ db: Database) throws {
        let copied = try Query(child.countCopies).count(db)
        let removed = try Query(child.remove).run(db)
        guard removed == copied else {
            throw failed("\(removed) \(child.rows) would have been removed, but \(copied) were copied")
        }
    }

    /// Whoever finishes a batch that was left leaves the flags of what hasn't moved: its run takes these orders again.
    private var keysToUnflag: String {
        account.isFinishing ? LedgerBatch.preparedKeys : "SELECT id FROM \(FileMovePlan.keys)"
    }

    /// Step 5: takes the copies of orders that were edited, deleted or held back meanwhile out of the archive.
    func removeStaleCopies(_ state: ArchiveBatchState, _ db: Database) throws {
        let plan = plan(state)
        try inFile(db) {
            guard try ArchiveFileState.hold(state.number, db) else { throw state.overtaken }
            try state.check(db)
            for statement in plan.removeStaleCopies { try Query(statement).run(db) }
            try Query(FileMovePlan.forgetStale).run(db)
        }
    }
}
