import GRDB
import OrdersCore

/// Moves one batch on the writing connection.
struct Mover {
    let sql: MappedSQL
    let batch: ArchiveBatch
    let lockRest: LockRest

    /// - Throws: `OrdersError`; then the transaction has been rolled back.
    func run(_ db: Database, ready: inout MoveReadiness) throws -> ArchiveBatchOutcome {
        do {
            return try run(db, ready: &ready, expectsCopies: false)
        } catch is CopiesFound {
            return try run(db, ready: &ready, expectsCopies: true)
        }
    }

    private func run(
        _ db: Database, ready: inout MoveReadiness, expectsCopies: Bool
    ) throws -> ArchiveBatchOutcome {
        try BatchTransaction(orderIDs: batch.orderIDs, lockRest: lockRest).run(db) {
            guard try RememberedPlace.fetch(db) == nil else { throw Mover.placeChanged }
            let moved = try move(db, ready: &ready, expectsCopies: expectsCopies)
            try JournalSQL.record(batch.checkpoint, addingRows: Int64(moved), db)
            return moved
        }
    }

    private func move(_ db: Database, ready: inout MoveReadiness, expectsCopies: Bool) throws -> Int {
        var sql = sql
        sql.archive = try ArchiveView.fetch(db, sql.schema)
        let tables = try ready.check(db, direction: direction, sql: sql)
        let plan = MovePlan(
            direction: direction, sql: sql, orders: tables.orders, children: tables.children.map(\.shape),
            selection: ArchiveSQL(sql: sql).isSelected(batch.selection, byID: true))
        // Of all of them: those that stay count as main's again.
        try FlagSQL.remove(LedgerBatch.preparedKeys, db)
        if let select = plan.select { try Query(select, plan.arguments).run(db) }
        let ledger = LedgerBatch(
            sql: sql, direction: direction, job: batch.checkpoint.jobID, tables: tables)
        // The ledger follows the archive alone: an equal copy that was there already is not entered twice. Looking
        // for such copies in every batch would hold the lock for longer than it takes to begin anew where one is.
        let looksBefore = direction == .restore || expectsCopies
        let before = looksBefore ? try ledger.tally(LedgerBatch.preparedKeys, db) : LedgerEntry()
        let (moved, isAllNew) = try move(plan, db)
        guard looksBefore || isAllNew else { throw CopiesFound() }
        try ledger.enter(ledger.tally(LedgerBatch.preparedKeys, db) + -before, db)
        return moved
    }

    /// The target had rows of the batch already: they have to be told apart before anything is copied.
    private struct CopiesFound: Error {}

    /// Copies and verifies everything before it removes anything: no cascade finds a row that has no copy.
    ///
    /// - Returns: how many orders have moved, and whether each of their copies, and each of their children's, was
    ///   written by this.
    private func move(_ plan: MovePlan, _ db: Database) throws -> (moved: Int, isAllNew: Bool) {
        let arguments = plan.select == nil ? plan.arguments : [:]
        let now = direction == .archive ? ["now": batch.checkpoint.at.milliseconds.databaseValue] : [:]
        let written = try Query(plan.copy, arguments.merging(now) { $1 }).run(db)
        let rowsWritten = try plan.children.map { try Query($0.copy).run(db) }
        let selected = try verify(
            plan.verify, arguments,
            in: direction == .archive ? sql.schema.archiveTable : sql.schema.orders.table, db)
        let rows = try plan.children.map { try verify($0, db) }
        for (child, copied) in zip(plan.children, rows) { try remove(child, copied, db) }
        let removed = try Query(plan.remove, arguments).run(db)
        guard removed == selected else {
            throw failed("\(removed) orders would have been removed, but \(selected) were copied")
        }
        return (removed, written == selected && rowsWritten == rows)
    }

    /// - Returns: how many rows were copied.
    private func verify(_ child: ChildMove, _ db: Database) throws -> Int {
        let target = direction == .archive ? child.child.archiveTable : child.child.table
        let copied = try verify(child.verify, [:], child.rows, in: target, db)
        let present = Int(try Query(child.countCopies).count(db))
        guard direction == .restore || present == copied else {
            throw failed("\(present - copied) \(child.rows) are in \"\(target)\" that the orders don't have")
        }
        return copied
    }

    private func remove(_ child: ChildMove, _ copied: Int, _ db: Database) throws {
        let removed = try Query(child.remove).run(db)
        guard removed == copied else {
            throw failed("\(removed) \(child.rows) would have been removed, but \(copied) were copied")
        }
    }

    /// - Returns: how many rows were copied.
    private func verify(
        _ statement: String, _ arguments: [String: DatabaseValue], _ rows: String = "orders",
        in target: String, _ db: Database
    ) throws -> Int {
        let row = try Query(statement, arguments).firstRow(db)
        let selected: Int = row?[0] ?? 0
        let equal: Int = row?[1] ?? 0
        guard selected == equal else {
            throw failed("\(selected - equal) of \(selected) \(rows) are in \"\(target)\" with other content")
        }
        return selected
    }

    private var direction: ArchiveDirection { batch.selection.direction }

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
