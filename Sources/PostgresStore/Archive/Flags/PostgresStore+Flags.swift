public import OrdersCore

extension PostgresStore {
    public func flaggedOrderIDs(
        _ which: FlaggedOrders, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] {
        try await readFlags { db, flags in
            let statements = ArchiveSQL(sql: flags.sql, tables: try MovedTables.fetch(db, flags.sql))
            return try flags.next(
                which, isAskedFor: { statements.isAskedFor($0, in: .main) }, after: id, limit: limit
            ).rows(db).compactMap { Order.ID($0[0]) }
        } ?? []
    }

    public func flag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try require(.flagOrders)
        let (selection, checkpoint) = (batch.selection, batch.checkpoint)
        return try await runBatch(rest: batch.rest, of: batch.orderIDs.count) { db, sql, memory in
            let statements = ArchiveSQL(sql: sql, tables: try memory.tables(db, sql).tables)
            let isSelected = statements.isSelected(selection)
            let arguments: [String: PostgresValue] = [
                "ids": sql.orders.argument(batch.orderIDs), "now": .instant(checkpoint.at),
                "job": .int(checkpoint.jobID.number),
            ]
            let flag = FlagSQL(sql: sql).flag(where: isSelected)
            let flagged = try Query(flag, isSelected.arguments.merging(arguments) { $1 }).run(db)
            if flagged > 0 { try FlagSQL.raiseBound(to: selection.until).run(db) }
            try Journal.record(checkpoint.addingFlagged(Int64(flagged)), addingRows: 0, db)
            return flagged
        }
    }

    public func unflag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try require(.moveOrders)
        let checkpoint = batch.checkpoint
        return try await runBatch(rest: batch.rest, of: batch.orderIDs.count) { db, sql, _ in
            let flags = FlagSQL(sql: sql)
            let isInBatch = Condition(
                "\(sql.orders.id) = ANY (:ids)", ["ids": sql.orders.argument(batch.orderIDs)])
            let flagged = Int(try flags.extent(isInBatch).count(db))
            try flags.remove(batch.orderIDs, db)
            try Journal.record(checkpoint.addingFlagged(Int64(flagged)), addingRows: Int64(flagged), db)
            return flagged
        }
    }

    public func removeDeadFlags(_ step: FlagSweepStep) async throws -> FlagSweepOutcome {
        let dead = try await readFlags { db, flags in
            try flags.nextDead(after: step.after, limit: step.limit).rows(db).compactMap { Order.ID($0[0]) }
        }
        guard let dead else { return FlagSweepOutcome(last: nil, lockHeld: .zero) }
        try require(.moveOrders)
        let outcome = try await runBatch(rest: step.rest, of: dead.count) { db, sql, _ in
            guard !dead.isEmpty else {
                try FlagSQL.removeBoundWithLastFlag.run(db)
                return 0
            }
            try Query(FlagSQL(sql: sql).removeDead, ["ids": sql.orders.argument(dead)]).run(db)
            if let checkpoint = step.checkpoint { try Journal.record(checkpoint, addingRows: 0, db) }
            return dead.count
        }
        return FlagSweepOutcome(last: dead.last, lockHeld: outcome.lockHeld)
    }

    public func flaggedRows() async throws -> Int64 {
        try await readFlags { db, flags in try flags.extent().count(db) } ?? 0
    }

    /// Nil where no order is flagged.
    private func readFlags<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection, FlagSQL) throws -> Value
    ) async throws -> Value? {
        try await read { db, sql in
            try FlagSQL.before(db) == nil ? nil : body(db, FlagSQL(sql: sql))
        }
    }
}
