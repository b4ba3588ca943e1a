import GRDB
import OrdersCore

// From the archive back to main: copy and note in one, verify, remove.
extension FileMover {
    /// What copying orders back did.
    struct Return: Hashable, Sendable {
        let state: ArchiveBatchState
        let moved: Int
        /// SQLite's count of what other connections committed, as of the commit.
        let othersCommits: Int64
        let lockHeld: Duration
    }

    /// Step 1: copies what is still in the archive and in the selection to main, and notes which orders these are.
    /// Durable, before the archive loses anything.
    ///
    /// - Throws: `OrdersError` (`verificationFailed`) when main has an order of that id, or rows of its children, with
    ///   other content.
    func copyBack(_ batch: ArchiveBatch, _ db: Database) throws -> Return {
        try MoveKeys.fill(batch.orderIDs, db)
        _ = try archive.open(db)
        var state: ArchiveBatchState?
        var (moved, commits) = (0, Int64(0))
        let lockHeld = try inMain(db, isDurable: true) {
            state = try ArchiveBatchState.begin(.restore, of: batch.checkpoint.jobID, db)
        } _: {
            let begun = try state.orThrow()
            try checkFile(isAt: begun.settled, db)
            commits = try db.othersCommits()
            moved = try copyBack(plan(begun), db)
            let ledger = ledger(.restore)
            try ledger.enter(-ledger.tally("SELECT id FROM \(FileMovePlan.keys)", db), db)
            try FlagSQL.remove("SELECT id FROM \(FileMovePlan.keys)", db)
            try account.enter(moved, db)
        }
        return Return(state: try state.orThrow(), moved: moved, othersCommits: commits, lockHeld: lockHeld)
    }

    private func copyBack(_ plan: FileMovePlan, _ db: Database) throws -> Int {
        let selected = try Query(plan.select, selection.arguments).run(db)
        try Query(plan.copy).run(db)
        for child in plan.children { try Query(child.copy).run(db) }
        try checkCopies(plan, of: selected, in: "\"\(sql.schema.orders.table)\"", db)
        return selected
    }

    /// Step 3: removes from the archive what is back in main.
    ///
    /// - Parameter verification: what step 2 found, with the commits that `copyBack` saw; nil for a batch that is
    ///   finished. Orders that differ from what was copied have been edited by somebody, or were not written.
    func removeArchived(
        _ state: ArchiveBatchState, _ verification: (found: Verification, commits: Int64)?, _ db: Database
    ) throws {
        let plan = plan(state)
        try inFile(db) {
            guard try ArchiveFileState.enter(state.number, db) else {
                guard try ArchiveFileState.hold(state.number, db) else { throw state.overtaken }
                return
            }
            try state.check(db)
            if let (found, commits) = verification, found.equal < found.originals,
                try db.othersCommits() == commits
            {
                throw failed("\(found.originals - found.equal) orders can't be read back")
            }
            for child in plan.children { try Query(child.remove).run(db) }
            try Query(plan.removeOriginals).run(db)
        }
    }
}
