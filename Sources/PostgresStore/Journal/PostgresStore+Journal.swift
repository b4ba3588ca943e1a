public import OrdersCore

extension PostgresStore {
    public func jobs(includingFinished: Bool) async throws -> [JobRecord] {
        try requireJournal()
        return try await read { db, _ in
            try Journal.all(includingFinished: includingFinished).rows(db).compactMap(JournalRow.record)
        }
    }

    public func job(_ id: JobID) async throws -> JobRecord {
        try requireJournal()
        return try await read { db, _ in try Journal.job(id, db) }
    }

    /// One process at a time looks for jobs that exclude this one and enters it.
    public func create(_ draft: JobDraft, lease: JobLease, at now: Instant) async throws -> JobRecord {
        try require(.runJobs)
        return try await write { db, _ in
            try db.execute("LOCK TABLE ordertop_jobs IN SHARE ROW EXCLUSIVE MODE")
            try draft.requireAlone(besides: try Journal.unfinished(draft.kind.excluded, db))
            let id = try Journal.insert(draft, lease: lease, at: now, db)
            try Journal.log(id, "entered by \(lease.owner.shown)", at: now, db)
            return try Journal.job(id, db)
        }
    }

    public func acquire(
        _ id: JobID, lease: JobLease, deadOwner: LeaseOwner?, at now: Instant
    ) async throws -> JobRecord {
        try require(.runJobs)
        return try await write { db, _ in
            try Journal.job(id, isLocked: true, db)
                .requireFree(for: lease.owner, deadOwner: deadOwner, at: now)
            try Journal.take(id, lease: lease, at: now, db)
            try Journal.log(id, "taken by \(lease.owner.shown)", at: now, db)
            return try Journal.job(id, db)
        }
    }

    public func request(
        _ request: JobRequest, of id: JobID, deadOwner: LeaseOwner?, at now: Instant
    ) async throws -> JobRecord {
        try require(.runJobs)
        return try await write { db, _ in
            let answer = try Journal.job(id, isLocked: true, db)
                .answer(to: request, deadOwner: deadOwner, at: now)
            try Journal.log(id, "asked to \(request.rawValue)", at: now, db)
            switch answer {
            case .put: try Journal.ask(request, of: id, at: now, db)
            case .settled(let state, let message):
                try Journal.settle(id, state, message: message, at: now, db)
                try Journal.log(id, message, at: now, db)
            }
            return try Journal.job(id, db)
        }
    }

    public func record(_ checkpoint: JobCheckpoint, addingRows rows: Int64) async throws {
        try require(.runJobs)
        try await write { db, _ in
            _ = try Journal.job(checkpoint.jobID, db)
            try Journal.record(checkpoint, addingRows: rows, db)
        }
    }

    public func end(
        _ id: JobID, owner: LeaseOwner, state: JobState, message: String, at now: Instant
    ) async throws -> JobRecord {
        try require(.runJobs)
        return try await write { db, sql in
            let record = try Journal.job(id, isLocked: true, db)
            try record.requireRun(by: owner)
            try Journal.settle(id, state, message: message, at: now, db)
            try Journal.log(id, "\(state.rawValue): \(message)", at: now, db)
            for line in try ArchiveLedger.lines(about: record, decimals: sql.money.format.decimals, db) {
                try Journal.log(id, line, at: now, db)
            }
            return try Journal.job(id, db)
        }
    }

    public func log(of id: JobID) async throws -> [JobLogEntry] {
        try requireJournal()
        return try await read { db, _ in
            _ = try Journal.job(id, db)
            return try Journal.lines(of: id, db)
        }
    }

    public func recentLog(limit: Int) async throws -> [JobLogLine] {
        try requireJournal()
        return try await read { db, _ in try Journal.recentLines(limit: limit, db) }
    }

    private func requireJournal() throws(OrdersError) {
        guard isSetUp else { throw .noJournal(in: address.name) }
    }
}
