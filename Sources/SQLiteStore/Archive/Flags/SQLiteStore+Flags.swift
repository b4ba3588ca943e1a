import GRDB
public import OrdersCore

extension SQLiteStore {
    public func flaggedOrderIDs(
        _ which: FlaggedOrders, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] {
        try await readFlags { db, statements in
            try statements.next(which, after: id, limit: limit).orderIDs(db)
        } ?? []
    }

    public func flag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try require(.flagOrders)
        let (statements, selection) = (FlagSQL(sql: sql), batch.selection)
        let isSelected = ArchiveSQL(sql: sql).isSelected(selection, byID: true)
        let (checkpoint, transaction) = (batch.checkpoint, transaction(batch.orderIDs, rest: batch.rest))
        let arguments = isSelected.arguments.merging([
            "now": checkpoint.at.milliseconds.databaseValue, "job": checkpoint.jobID.number.databaseValue,
        ]) { $1 }
        return try await withBatchWriter { db in
            try transaction.run(db) {
                let flagged = try Query(statements.flag(where: isSelected), arguments).run(db)
                if flagged > 0 {
                    try FlagBound.raise(to: selection.until ?? Instant.representable.upperBound, db)
                }
                try JournalSQL.record(checkpoint.addingFlagged(Int64(flagged)), addingRows: 0, db)
                return flagged
            }
        }
    }

    public func unflag(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try require(.moveOrders)
        let (statements, checkpoint) = (FlagSQL(sql: sql), batch.checkpoint)
        let transaction = transaction(batch.orderIDs, rest: batch.rest)
        return try await withBatchWriter { db in
            try transaction.run(db) {
                let flagged = try statements.flaggedInBatch(db)
                try FlagSQL.remove(LedgerBatch.preparedKeys, db)
                try JournalSQL.record(
                    checkpoint.addingFlagged(Int64(flagged)), addingRows: Int64(flagged), db)
                return flagged
            }
        }
    }

    public func removeDeadFlags(_ step: FlagSweepStep) async throws -> FlagSweepOutcome {
        let dead = try await readFlags { db, statements in
            try statements.nextDead(after: step.after, limit: step.limit).orderIDs(db)
        }
        guard let dead, let last = dead.last else { return FlagSweepOutcome(last: nil, lockHeld: .zero) }
        try require(.moveOrders)
        let (statements, transaction) = (FlagSQL(sql: sql), transaction(dead, rest: step.rest))
        let outcome = try await withBatchWriter { db in
            try transaction.run(db) {
                try statements.removeDead(db)
                if let checkpoint = step.checkpoint { try JournalSQL.record(checkpoint, addingRows: 0, db) }
                return dead.count
            }
        }
        return FlagSweepOutcome(last: last, lockHeld: outcome.lockHeld)
    }

    public func flaggedRows() async throws -> Int64 {
        try await readFlags { db, statements in try statements.extent().count(db) } ?? 0
    }

    /// Nil where no order is flagged, or the database knows no flags.
    private func readFlags<Value: Sendable>(
        _ body: @escaping @Sendable (Database, FlagSQL) throws -> Value
    ) async throws -> Value? {
        guard facts.ownVersion > 0 else { return nil }
        return try await read { db, sql in
            try FlagBound.fetch(db) == nil ? nil : body(db, FlagSQL(sql: sql))
        }
    }

    private func transaction(_ orderIDs: [Order.ID], rest: Duration) -> BatchTransaction {
        lockRest.set(rest)
        return BatchTransaction(orderIDs: orderIDs, lockRest: lockRest)
    }
}

extension FlagSQL {
    /// How many orders of the prepared batch are flagged.
    fileprivate func flaggedInBatch(_ db: Database) throws -> Int {
        guard try FlagBound.fetch(db) != nil else { return 0 }
        let isInBatch = Condition("\(sql.orders.id) IN (\(LedgerBatch.preparedKeys))")
        return Int(try extent(isInBatch).count(db))
    }
}
