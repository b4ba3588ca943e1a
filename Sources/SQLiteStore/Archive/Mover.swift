import GRDB
import OrdersCore

/// Moves one batch on the writing connection.
struct Mover {
    let sql: MappedSQL
    let batch: ArchiveBatch
    let lockRest: LockRest

    /// - Throws: `OrdersError`; then the transaction has been rolled back.
    func run(_ db: Database, ready: inout MoveReadiness, othersWrote: Bool) throws -> ArchiveBatchOutcome {
        try MoveKeys.fill(batch.orderIDs, db)
        lockRest.wait()
        defer { lockRest.lockReleased() }
        var start: ContinuousClock.Instant?
        var moved = 0
        try db.inTransaction(.immediate) {
            start = .now
            guard try RememberedPlace.fetch(db) == nil else { throw Mover.placeChanged }
            moved = try move(db, ready: &ready)
            try JournalSQL.record(batch.checkpoint, addingRows: Int64(moved), db)
            return .commit
        }
        let lockHeld = start.map { ContinuousClock.now - $0 } ?? .zero
        return ArchiveBatchOutcome(
            moved: moved, heldBack: batch.orderIDs.count - moved, lockHeld: lockHeld, othersWrote: othersWrote
        )
    }

    private func move(_ db: Database, ready: inout MoveReadiness) throws -> Int {
        try ready.check(db, direction: batch.selection.direction, sql: sql)
        let selection = ArchiveSQL(sql: sql).isSelected(batch.selection, byID: true)
        guard let orders = ready.orders, let content = ready.content else {
            throw MoveReadiness.gone(sql.schema)
        }
        let plan = MovePlan(
            direction: batch.selection.direction, sql: sql, orders: orders, selection: selection)
        var arguments = selection.arguments
        if batch.selection.direction == .archive {
            arguments["now"] = batch.checkpoint.at.milliseconds.databaseValue
        }
        let ledger = LedgerBatch(
            sql: sql, direction: batch.selection.direction, job: batch.checkpoint.jobID, content: content)
        let before = try ledger.tally(LedgerBatch.preparedKeys, db)
        try Query(plan.copy, arguments).run(db)
        arguments["now"] = nil
        let selected = try verify(plan, arguments, db)
        let removed = try Query(plan.remove, arguments).run(db)
        guard removed == selected else {
            throw failed("\(removed) orders would have been removed, but \(selected) were copied")
        }
        try FlagSQL.remove(LedgerBatch.preparedKeys, db)
        // The ledger follows the archive alone: an equal copy that was there already is not entered twice.
        try ledger.enter(ledger.tally(LedgerBatch.preparedKeys, db) + -before, db)
        return removed
    }

    private func verify(_ plan: MovePlan, _ arguments: [String: DatabaseValue], _ db: Database) throws -> Int
    {
        let row = try Query(plan.verify, arguments).firstRow(db)
        let selected: Int = row?[0] ?? 0
        let equal: Int = row?[1] ?? 0
        guard selected == equal else {
            let target =
                batch.selection.direction == .archive ? sql.schema.archiveTable : sql.schema.orders.table
            throw failed("\(selected - equal) of \(selected) orders are in \"\(target)\" with other content")
        }
        return selected
    }

    /// Between looking where the archive is and taking the lock.
    static let placeChanged = OrdersError(.busy, "The archive has just got another place: try again.")

    private func failed(_ what: String) -> OrdersError {
        let first = batch.orderIDs.first.map { "\($0)" } ?? "-"
        let last = batch.orderIDs.last.map { "\($0)" } ?? "-"
        return OrdersError(
            .verificationFailed,
            "Nothing was moved: \(what) (ids \(first) to \(last)): compare both tables, then run `ordertop archive "
                + "verify`.")
    }
}
