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

    private var direction: ArchiveDirection { batch.selection.direction }

    /// - Throws: `OrdersError`, `PostgresError`; the transaction must then be rolled back.
    func run(_ memory: inout MoveMemory) throws -> Int {
        let (tables, hasFlags) = try lockedTables(&memory)
        try memory.requireReady(direction, tables, db, sql)
        let plan = MovePlan(direction, ArchiveSQL(sql: sql, tables: tables), batch.selection)
        // Of all of them: those that stay count as main's again.
        if hasFlags { try FlagSQL(sql: sql).remove(batch.orderIDs, db) }
        let ids = try lockedOrders(plan)
        let moved = ids.isEmpty ? 0 : try move(plan, sql.orders.argument(ids), count: ids.count)
        try Journal.record(batch.checkpoint, addingRows: Int64(moved), db)
        return moved
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
    private func lockedOrders(_ plan: MovePlan) throws -> [Order.ID] {
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

    /// - Returns: how many orders have moved.
    private func move(_ plan: MovePlan, _ ids: PostgresValue, count: Int) throws -> Int {
        try refuseLoss(plan, ids)
        let arguments: [String: PostgresValue] = [
            "ids": ids, "job": .int(batch.checkpoint.jobID.number), "now": .instant(batch.checkpoint.at),
        ]
        func run(_ statement: String) throws -> Int { Int(try Query(statement, arguments).count(db)) }
        func copyOrders() throws {
            if try run(plan.copy) < count { _ = try Query(plan.lockTarget, arguments).rows(db) }
        }
        func removeOrders() throws {
            let removed = try run(plan.remove)
            guard removed == count else {
                throw failed("\(count - removed) of \(count) orders are in \"\(target)\" with other content")
            }
        }
        if direction == .restore { try copyOrders() }
        for child in plan.children {
            _ = try run(child.copy)
            _ = try Query(child.lockTarget, arguments).rows(db)
        }
        if direction == .archive { try copyOrders() } else { try removeOrders() }
        for child in plan.children { try remove(child, run) }
        if direction == .archive { try removeOrders() }
        return count
    }

    private func remove(_ child: MovePlan.Child, _ run: (String) throws -> Int) throws {
        let (rows, isArchiving) = ("rows of \"\(child.child.table)\"", direction == .archive)
        let removed = try run(child.remove)
        let left = try run(child.countInSource)
        let target = isArchiving ? child.child.archiveTable : child.child.table
        guard left == 0 else { throw failed("\(left) \(rows) are in \"\(target)\" with other content") }
        let present = isArchiving ? try run(child.countInTarget) : removed
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

    private func orderIDs(_ query: Query, _ ids: [Order.ID]) throws -> [Order.ID] {
        try rows(query, ids).compactMap { Order.ID($0[0]) }
    }

    private func rows(_ query: Query, _ ids: [Order.ID]) throws -> [PostgresRow] {
        try Query(query.sql, query.arguments.merging(["ids": sql.orders.argument(ids)]) { $1 }).rows(db)
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
