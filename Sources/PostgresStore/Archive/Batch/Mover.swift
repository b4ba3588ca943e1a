import OrdersCore

/// Moves one batch, in the caller's READ COMMITTED transaction, which has locked the tables, so that their columns stay as
/// they are.
///
/// The orders are locked first, so that nobody changes them, and nobody can begin to refer to them, while they move. Every
/// statement after that sees what was committed before the locks.
struct Mover {
    let sql: MappedSQL
    let batch: ArchiveBatch
    let db: PostgresConnection
    /// With which job moved orders are entered.
    let job: JobID

    init(sql: MappedSQL, batch: ArchiveBatch, db: PostgresConnection, job: JobID? = nil) {
        (self.sql, self.batch, self.db) = (sql, batch, db)
        self.job = job ?? batch.checkpoint.jobID
    }

    private var direction: ArchiveDirection { batch.selection.direction }

    /// - Throws: `OrdersError`, `PostgresError`; the transaction must then be rolled back.
    func run(_ memory: inout MoveMemory) throws -> Int {
        let (tables, hasFlags) = try lockedTables(&memory)
        try memory.requireReady(direction, tables, BothSides(db, sql))
        let moved = try move(tables, hasFlags: hasFlags).count
        try Journal.record(batch.checkpoint, addingRows: Int64(moved), db)
        return moved
    }

    /// Moves what can move between tables that fit each other.
    ///
    /// - Throws: as `run`.
    func move(_ tables: MovedTables, hasFlags: Bool) throws -> [Order.ID] {
        let plan = MovePlan(direction, ArchiveSQL(sql: sql, tables: tables), batch.selection)
        // Of all of them: those that stay count as main's again.
        if hasFlags { try FlagSQL(sql: sql).remove(batch.orderIDs, db) }
        let ids = try lockedOrders(plan)
        if !ids.isEmpty { try move(plan, ids) }
        return ids
    }

    /// Where the tables are other ones than those that the transaction has locked, these are locked, too, and looked at
    /// again.
    private func lockedTables(
        _ memory: inout MoveMemory
    ) throws -> (tables: MovedTables, hasFlags: Bool) {
        let locked = MovePlan.lockTables(sql.schema, try memory.lastTables(db, sql))
        let found = try memory.tables(db, sql)
        let lock = MovePlan.lockTables(sql.schema, found.tables)
        guard lock != locked else { return found }
        try db.execute(lock)
        return try memory.tables(db, sql)
    }

    /// The orders of the batch that can move, locked.
    func lockedOrders(_ plan: MovePlan) throws -> [Order.ID] {
        var ids = try orderIDs(plan.lock, batch.orderIDs)
        if ids.count < batch.orderIDs.count { try noteHeld(plan, except: ids) }
        if let select = plan.select, !ids.isEmpty { ids = try orderIDs(select, ids) }
        for child in plan.children where !ids.isEmpty {
            let held = Set(try orderIDs(Query(child.lock), ids))
            ids.removeAll(where: held.contains)
        }
        return ids
    }

    /// Says in the job's log which orders stay because somebody else has them locked just now.
    private func noteHeld(_ plan: MovePlan, except locked: [Order.ID]) throws {
        let locked = Set(locked)
        let others = batch.orderIDs.filter { !locked.contains($0) }
        let held = try rows(plan.countHeld, others).first?.int(0) ?? 0
        guard held > 0, let first = others.first, let last = others.last else { return }
        try Journal.log(
            batch.checkpoint.jobID,
            "\(held.grouped) orders between \(first) and \(last) stay, because another session has them locked: the next run takes them",
            at: batch.checkpoint.at, db)
    }

    private func move(_ plan: MovePlan, _ ids: [Order.ID]) throws {
        try refuseLoss(plan, sql.orders.argument(ids))
        if direction == .restore { try copyOrders(plan, ids) }
        for child in plan.children {
            _ = try count(child.copy, ids)
            _ = try rows(Query(child.lockTarget), ids)
        }
        if direction == .archive {
            try copyOrders(plan, ids)
            try remove(plan, ids)
        } else {
            try removeOrders(plan, ids)
            for child in plan.children { try remove(child, ids) }
        }
    }

    private func copyOrders(_ plan: MovePlan, _ ids: [Order.ID]) throws {
        if try count(plan.copy, ids) < ids.count { _ = try rows(Query(plan.lockTarget), ids) }
    }

    /// Removes orders from main with the rows of their children, which go first: a cascade would not be counted.
    func remove(_ plan: MovePlan, _ ids: [Order.ID]) throws {
        for child in plan.children { try remove(child, ids) }
        try removeOrders(plan, ids)
    }

    private func removeOrders(_ plan: MovePlan, _ ids: [Order.ID]) throws {
        let removed = try count(plan.remove, ids)
        guard removed == ids.count else {
            throw failed(
                "\(ids.count - removed) of \(ids.count) orders are in \"\(target)\" with other content")
        }
    }

    private func remove(_ child: MovePlan.Child, _ ids: [Order.ID]) throws {
        let (rows, isArchiving) = ("rows of \"\(child.child.table)\"", direction == .archive)
        let removed = try count(child.remove, ids)
        let left = try count(child.countInSource, ids)
        let target = isArchiving ? child.child.archiveTable : child.child.table
        guard left == 0 else { throw failed("\(left) \(rows) are in \"\(target)\" with other content") }
        let present = isArchiving ? try count(child.countInTarget, ids) : removed
        guard present == removed else {
            throw failed("\(present - removed) \(rows) are in \"\(target)\" that the orders don't have")
        }
    }

    private func refuseLoss(_ plan: MovePlan, _ ids: PostgresValue) throws {
        for loss in plan.losses {
            guard let row = try Query(loss.query, ["ids": ids]).firstRow(db) else { continue }
            for (place, column) in loss.columns.enumerated() where row.bool(place) {
                throw OrdersError(
                    .schemaMismatch,
                    "Orders can't come back: \(ArchiveDrift.loss(of: column, main: loss.table)).")
            }
        }
    }

    /// The number that a statement about some orders answers with.
    func count(_ statement: String, _ ids: [Order.ID]) throws -> Int {
        Int(try rows(Query(statement), ids).first?.int(0) ?? 0)
    }

    func orderIDs(_ query: Query, _ ids: [Order.ID]) throws -> [Order.ID] {
        try rows(query, ids).compactMap { Order.ID($0[0]) }
    }

    private func rows(_ query: Query, _ ids: [Order.ID]) throws -> [PostgresRow] {
        let own: [String: PostgresValue] = [
            "ids": sql.orders.argument(ids), "job": .int(job.number), "now": .instant(batch.checkpoint.at),
        ]
        return try Query(query.sql, query.arguments.merging(own) { $1 }).rows(db)
    }

    private var target: String {
        direction == .archive ? sql.schema.archiveTable : sql.schema.orders.table
    }

    private func failed(_ what: String) -> OrdersError {
        let first = batch.orderIDs.first.map { "\($0)" } ?? "-"
        let last = batch.orderIDs.last.map { "\($0)" } ?? "-"
        return OrdersError(
            .verificationFailed,
            "Nothing was moved: \(what) (ids \(first) to \(last)): compare both tables, then run `ordertop archive "
                + "verify`.")
    }
}

extension PostgresError {
    /// What a row that a table refuses means for a batch; itself for other errors.
    var whileMoving: any Error {
        // The journal says whether the commit came through, and a run reads it before it tries again.
        if isConnectionLost || sqlState == SQLState.adminShutdown || sqlState == SQLState.idleTooLong {
            return OrdersError(
                .busy, "The session was lost while orders moved (\(message)): the run tries again.")
        }
        let cause = "\(sqlState) \(message)\(detail.map { " \($0)" } ?? "")"
        switch sqlState {
        case SQLState.uniqueViolation:
            return OrdersError(
                .verificationFailed,
                "Nothing was moved: another row has a value that may be there once (\(message)): compare both tables.",
                cause: cause)
        case let state where state.hasPrefix("23"):
            return OrdersError(
                .schemaMismatch,
                "Orders can't move: a table refuses one (\(message)): `ordertop jobs --all` names the run, its log the ids.",
                cause: cause)
        default: return self
        }
    }
}
