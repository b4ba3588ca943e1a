public import OrdersCore

extension PostgresStore {
    public func archivePlace() async throws -> ArchivePlace { .table }

    public func keepArchive(in place: ArchivePlace) async throws {
        guard place != .table else { return }
        throw OrdersError(.unsupported, PostgresStore.noFiles)
    }

    static let noFiles =
        "PostgreSQL keeps the archive in a table of the same database, not in a file: leave out --to."

    public func orderIDs(
        in selection: ArchiveSelection, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] {
        if selection.direction == .restore { try require(.readArchive) }
        let known = moves.withLock { $0 }
        return try await read { db, sql in
            let statements = ArchiveSQL(sql: sql, tables: try known.lastTables(db, sql))
            return try statements.next(in: selection, after: id, limit: limit).rows(db)
                .compactMap { Order.ID($0[0]) }
        }
    }

    public func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try require(.moveOrders)
        try await giveWay()
        return try await runBatch(rest: batch.rest, of: batch.orderIDs.count, locksTables: true) {
            db, sql, memory in
            try Mover(sql: sql, batch: batch, db: db).run(&memory)
        }
    }

    /// A batch is one transaction, which the server ends whole or not at all.
    public func finishBatch(for checkpoint: JobCheckpoint) async throws -> Int { 0 }

    /// How much longer than the fastest so far a commit takes that waits for the disk, and for synchronous replicas, as a
    /// shop's own does. A run locks no other rows than those that it moves, so the write-ahead log is where it gets in
    /// others' way: a message of a few bytes is written to it, which leaves no row, and which only logical decoding sees.
    /// What a disk takes at best is no wait for others.
    public func probeWriterStall() async throws -> Duration {
        try require(.moveOrders)
        let taken = try await writing { db in
            let start = ContinuousClock.now
            try db.transaction(.write) {
                _ = try Query("SELECT pg_logical_emit_message(TRUE, 'ordertop', 'probe')::text").rows(db)
            }
            return ContinuousClock.now - start
        }
        return moves.withLock { memory in
            let fastest = min(taken, memory.fastestCommit ?? taken)
            memory.fastestCommit = fastest
            return taken - fastest
        }
    }

    /// Nothing can be given back in steps.
    public func giveBackSpace(_ step: SpaceStep) async throws -> SpaceOutcome {
        try require(.moveOrders)
        return SpaceOutcome(
            bytes: 0, lockHeld: .zero, isFinished: true,
            advice:
                "autovacuum makes the room of moved rows free for new ones; VACUUM FULL gives it back to the disk, but "
                + "locks everybody out meanwhile (pg_repack doesn't)")
    }

    public func prepareMove(_ checkpoint: JobCheckpoint) async throws {
        try require(.moveOrders)
        let fit = try await read { db, sql in ArchiveFit(try MovedTables.fetch(db, sql)) }
        guard !fit.statements.isEmpty else { return }
        // From when a child has a table in the archive, no order moves without its rows: it gets none that would stand in
        // the way.
        guard fit.missing.isEmpty || fit.obstacles.isEmpty else {
            throw OrdersError(
                .schemaMismatch,
                "Orders can't move: \(fit.obstacles.joined(separator: "; ")): change that first.")
        }
        try await write { db, _ in
            try MoveSettings.beginChange(db)
            try Journal.record(checkpoint, addingRows: 0, db)
            for statement in fit.statements {
                try db.execute(statement)
                try Journal.log(checkpoint.jobID, "ran \(statement)", at: checkpoint.at, db)
            }
        }
        try await refreshFacts()
    }
}
