import OrdersCore

/// What a batch between two databases does in main, each step in the caller's READ COMMITTED transaction. See
/// docs/decisions/0025-one-batch-over-two-databases.md.
struct MainSteps {
    let db: PostgresConnection
    let sql: MappedSQL
    let ground: MoveGround
    let account: MoveAccount

    /// A batch that has begun.
    struct Begun: Sendable {
        let state: ArchiveBatchState
        /// The orders as main has them, for the archive.
        let consignment: Consignment
    }

    /// What removing originals did.
    struct Removal: Sendable {
        let moved: [Order.ID]
        /// Orders that stay, whose copies must leave the archive.
        let stale: [Order.ID]
    }

    /// What bringing orders back did.
    struct Return: Sendable {
        let state: ArchiveBatchState
        let moved: [Order.ID]
    }

    /// Step 1 of archiving: notes which orders are about to be copied, and reads them. Durable, before the archive has
    /// anything of them.
    ///
    /// - Returns: nil where none of the batch is selected any more; then the checkpoint is written.
    func note(_ batch: ArchiveBatch) throws -> Begun? {
        try begin(isDurable: true)
        let isSelected = ArchiveSQL(sql: sql, tables: ground.tables).isSelected(batch.selection)
        let ids = try Query(
            """
            SELECT \(sql.orders.id) FROM \(sql.orders.table)
            WHERE \(sql.orders.id) = \(MoveTables.batch) AND \(isSelected.sql)
            """, isSelected.arguments.merging(["ids": sql.orders.argument(batch.orderIDs)]) { $1 }
        ).rows(db).compactMap { Order.ID($0[0]) }
        guard !ids.isEmpty else {
            if ground.hasFlags { try FlagSQL(sql: sql).remove(batch.orderIDs, db) }
            try account.enter(0, db)
            return nil
        }
        let state = try ArchiveBatchState.begin(.archive, of: account.jobID, db)
        try keep(ids)
        let tables = CarriedTable.all(of: .main, ground.tables, sql.schema)
        return Begun(state: state, consignment: try Consignment.load(ids, of: tables, sql, db))
    }

    /// Step 4 of archiving: removes the originals that still equal their copy, and that nothing holds back since, and
    /// writes the checkpoint.
    ///
    /// - Parameters:
    ///   - copies: as the archive has them.
    ///   - batch: with all orders of the batch.
    func remove(_ state: ArchiveBatchState, _ copies: Consignment, _ batch: ArchiveBatch) throws -> Removal {
        try begin(isDurable: false)
        try state.hold(db)
        // What an earlier attempt has moved is noted no more: its copies are no copies, but the orders.
        let noted = Set(try ArchiveBatchState.keys(db))
        let copied = copies.orderIDs.filter(noted.contains)
        try copies.standIn(db)
        let moved = try removeEqual(
            ArchiveBatch(selection: batch.selection, orderIDs: copied, checkpoint: batch.checkpoint))
        try FlagSQL(sql: sql).remove(account.isFinishing ? moved : batch.orderIDs, db)
        try Query(
            "DELETE FROM \(ArchiveBatchState.keysTable) WHERE id = \(MoveTables.batch)",
            ["ids": sql.orders.argument(moved)]
        ).run(db)
        try account.enter(Int64(moved.count), db)
        let isMoved = Set(moved)
        let stale = copied.filter { !isMoved.contains($0) }
        if stale.isEmpty { try state.finish(db) }
        return Removal(moved: moved, stale: stale)
    }

    private func removeEqual(_ batch: ArchiveBatch) throws -> [Order.ID] {
        let mover = Mover(sql: sql, batch: batch, db: db, job: account.jobID)
        let plan = RemovalPlan(ArchiveSQL(sql: sql, tables: ground.tables.besideMain), batch.selection)
        let locked = try mover.lockedOrders(plan.move)
        let equal = locked.isEmpty ? [] : try mover.orderIDs(Query(plan.findEqual), locked)
        guard !equal.isEmpty else { return [] }
        for entry in plan.entries { _ = try mover.count(entry, equal) }
        try mover.remove(plan.move, equal)
        return equal
    }

    /// Step 2 of restoring: copies orders back and notes which. Durable, before the archive loses anything.
    ///
    /// - Parameter offered: what the archive has of the batch.
    /// - Returns: nil where none of them can come back; then the checkpoint is written.
    /// - Throws: `OrdersError` (`verificationFailed`) when main has an order of that id, or rows of its children, with
    ///   other content.
    func bringBack(_ batch: ArchiveBatch, _ offered: Consignment) throws -> Return? {
        try begin(isDurable: true)
        try offered.standIn(db)
        let moved = try Mover(sql: sql, batch: batch, db: db)
            .move(ground.tables.besideMain, hasFlags: ground.hasFlags)
        try account.enter(Int64(moved.count), db)
        guard !moved.isEmpty else { return nil }
        let state = try ArchiveBatchState.begin(.restore, of: account.jobID, db)
        try keep(moved)
        return Return(state: state, moved: moved)
    }

    /// Marks the batch done, when nothing of it is left in the wrong place.
    func finish(_ state: ArchiveBatchState) throws {
        try MoveSettings.beginBatch(nil, db)
        try state.finish(db)
    }

    private func begin(isDurable: Bool) throws {
        try MoveSettings.beginBatch(ground.lock(.main, sql.schema), isDurable: isDurable, db)
        try account.checkLease(db)
        try ground.checkMain(sql, db)
    }

    private func keep(_ ids: [Order.ID]) throws {
        let insert = """
            INSERT INTO \(ArchiveBatchState.keysTable) (id)
            SELECT * FROM unnest(:ids::\(sql.orders.idType.rawValue)[])
            """
        try Query(insert, ["ids": sql.orders.argument(ids)]).run(db)
    }
}
