public import OrdersCore

extension PostgresStore {
    public func orderIDs(
        in selection: ArchiveSelection, after id: Order.ID?, limit: Int
    ) async throws -> [Order.ID] {
        guard selection.direction == .archive else {
            return try await archivedIDs(selection, after: id, limit)
        }
        let known = moves.withLock { $0 }
        return try await read { db, sql in
            let tables = try known.ground?.tables ?? known.lastTables(db, sql)
            let statements = ArchiveSQL(sql: sql, tables: tables)
            return try statements.next(in: selection, after: id, limit: limit).rows(db)
                .compactMap { Order.ID($0[0]) }
        }
    }

    private func archivedIDs(
        _ selection: ArchiveSelection, after id: Order.ID?, _ limit: Int
    ) async throws -> [Order.ID] {
        try require(.readArchive)
        let known = moves.withLock { $0.ground }
        return try await readArchive { sides in
            let isKnown = sides.sessions.map { $0.place == known?.sessions.place } ?? false
            let tables = isKnown ? known?.tables : nil
            let statements = ArchiveSQL(sql: sides.sql, tables: try tables ?? sides.movedTables())
            let next = statements.next(in: selection, after: id, limit: limit)
            return try sides.on(.archive) { try next.rows($0) }.compactMap { Order.ID($0[0]) }
        }
    }

    public func move(_ batch: ArchiveBatch) async throws -> ArchiveBatchOutcome {
        try require(.moveOrders)
        try await giveWay()
        guard try await archivePlace() == .table else { return try await moveBetweenDatabases(batch) }
        return try await runBatch(rest: batch.rest, of: batch.orderIDs.count, locksTables: true) {
            db, sql, memory in
            try Mover(sql: sql, batch: batch, db: db).run(&memory)
        }
    }

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
        let fit = try await readArchive { sides in ArchiveFit(try sides.movedTables()) }
        guard !fit.statements.isEmpty else { return }
        // From when a child has a table in the archive, no order moves without its rows: it gets none that would stand in
        // the way.
        guard fit.missing.isEmpty || fit.obstacles.isEmpty else {
            throw OrdersError(
                .schemaMismatch,
                "Orders can't move: \(fit.obstacles.joined(separator: "; ")): change that first.")
        }
        let isElsewhere = try await changeElsewhere(fit, checkpoint)
        try await write { db, _ in
            try MoveSettings.beginChange(db)
            try Journal.record(checkpoint, addingRows: 0, db)
            for statement in fit.statements {
                if !isElsewhere { try db.execute(statement) }
                try Journal.log(checkpoint.jobID, "ran \(statement)", at: checkpoint.at, db)
            }
        }
        try await refreshFacts()
    }
}
