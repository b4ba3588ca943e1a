import OrdersCore

/// What a batch between two databases does in the archive's, each step in a transaction of the caller's.
struct ArchiveSteps {
    let db: PostgresConnection
    let sql: MappedSQL
    let ground: MoveGround

    /// Step 2 of archiving: takes the batch's number and its orders. Durable.
    ///
    /// - Throws: `OrdersError` (`verificationFailed`) when the archive has an order of that id, or rows of its children,
    ///   with other content; `jobHeld` when somebody else has gone on with the batch.
    func take(_ state: ArchiveBatchState, _ consignment: Consignment, at now: Instant) throws {
        try begin()
        guard try ArchiveSide.enter(state.number, db) else { throw state.overtaken }
        try forgetKeys()
        try consignment.standIn(db)
        try Query(
            """
            INSERT INTO \(ArchiveBatchState.keysTable) (id)
            SELECT \(Quoting.identifier(sql.schema.orders.id)) FROM pg_temp.\(Quoting.identifier(sql.schema.orders.table))
            """
        ).run(db)
        let arguments: [String: PostgresValue] = [
            "ids": sql.orders.argument(consignment.orderIDs), "now": .instant(now),
        ]
        let children = ground.tables.children.filter(\.isReady)
        for child in children {
            try copy(MoveTables(.archive, child: child), "rows of \"\(child.child.table)\"", arguments)
        }
        try copy(MoveTables(.archive, sql: sql, orders: ground.tables.orders), "orders", arguments)
    }

    private func copy(_ tables: MoveTables, _ rows: String, _ arguments: [String: PostgresValue]) throws {
        func count(_ statement: String) throws -> Int64 { try Query(statement, arguments).count(db) }
        let sent = try count(tables.countInSource)
        let copied = try Int64(Query(tables.copy, arguments).run(db))
        let present = try count(tables.countInTarget)
        guard copied < sent || present != sent else { return }
        let equal = try count(tables.countEqual)
        guard equal == sent, present == sent else {
            throw failed(
                "\(max(sent, present) - equal) of \(sent) \(rows) are in the archive with other content")
        }
    }

    /// In place of step 2, for a batch that is finished: where nothing has been copied, nothing will be.
    func fence(_ state: ArchiveBatchState) throws {
        try begin()
        guard try ArchiveSide.enter(state.number, db) else { return }
        try forgetKeys()
    }

    /// Step 3 of archiving: reads the copies back. To be run in another session than the one that wrote them.
    ///
    /// - Parameter noted: the orders of the batch that main has not removed yet.
    func readBack(_ state: ArchiveBatchState, _ noted: [Order.ID]) throws -> Consignment {
        guard try ground.sessions.side(db).batch == state.number else {
            throw ground.sessions.isOfAnotherTime
        }
        try MoveSettings.pinTexts(db)
        let isNoted = Set(noted)
        let ids = try ArchiveBatchState.keys(db).filter(isNoted.contains)
        let copies = try load(ids)
        guard copies.orders == ids.count else {
            throw failed("\(ids.count - copies.orders) copies are not there")
        }
        return copies
    }

    /// Step 5 of archiving: takes the copies of orders that were edited, deleted or held back meanwhile out of the archive.
    func removeStale(_ state: ArchiveBatchState, _ ids: [Order.ID]) throws {
        try begin()
        guard try ArchiveSide.hold(state.number, db) else { throw state.overtaken }
        try remove(ids, whichAre: "IN (SELECT id FROM \(ArchiveBatchState.keysTable))")
        try Query(
            "DELETE FROM \(ArchiveBatchState.keysTable) WHERE id = \(MoveTables.batch)",
            ["ids": sql.orders.argument(ids)]
        ).run(db)
    }

    /// Step 1 of restoring: reads what is still there and still asked for.
    func offer(_ batch: ArchiveBatch) throws -> Consignment {
        try MoveSettings.pinTexts(db)
        let statements = ArchiveSQL(sql: sql, tables: ground.tables)
        let isSelected = statements.isSelected(batch.selection)
        let ids = try Query(
            """
            SELECT \(sql.orders.id) FROM \(statements.source(.archive))
            WHERE \(sql.orders.id) = \(MoveTables.batch) AND \(isSelected.sql)
            """, isSelected.arguments.merging(["ids": sql.orders.argument(batch.orderIDs)]) { $1 }
        ).rows(db).compactMap { Order.ID($0[0]) }
        return try load(ids)
    }

    /// Step 3 of restoring: takes the batch's number, and the orders that are back in main out of the archive. Durable.
    func removeReturned(_ state: ArchiveBatchState, _ ids: [Order.ID]) throws {
        try begin()
        guard try ArchiveSide.enter(state.number, db) else {
            guard try ArchiveSide.hold(state.number, db) else { throw state.overtaken }
            return
        }
        try forgetKeys()
        try remove(ids, whichAre: "IS NOT NULL")
    }

    private func begin() throws {
        try MoveSettings.beginBatch(ground.lock(.archive, sql.schema), isDurable: true, db)
        try ground.checkArchive(sql, db)
    }

    private func load(_ ids: [Order.ID]) throws -> Consignment {
        try Consignment.load(ids, of: CarriedTable.all(of: .archive, ground.tables, sql.schema), sql, db)
    }

    /// The rows of children go first.
    private func remove(_ ids: [Order.ID], whichAre condition: String) throws {
        for table in CarriedTable.all(of: .archive, ground.tables, sql.schema).reversed() {
            let order = Quoting.column(table.order, of: table.table.name)
            try Query(
                """
                DELETE FROM \(Quoting.identifier(table.table.name))
                WHERE \(order) = \(MoveTables.batch) AND \(order) \(condition)
                """, ["ids": sql.orders.argument(ids)]
            ).run(db)
        }
    }

    private func forgetKeys() throws {
        try Query("DELETE FROM \(ArchiveBatchState.keysTable)").run(db)
    }

    private func failed(_ what: String) -> OrdersError {
        OrdersError(
            .verificationFailed,
            "Nothing was removed: \(what): compare both databases, then run `ordertop archive verify`.")
    }
}
