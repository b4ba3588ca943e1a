public import OrdersCore

extension SQLiteStore {
    public func jobs(includingFinished: Bool) async throws -> [JobRecord] {
        try requireJournal()
        return try await read { db, _ in
            try JournalSQL.all(includingFinished: includingFinished).rows(db).compactMap(JournalRow.record)
        }
    }

    public func job(_ id: JobID) async throws -> JobRecord {
        try requireJournal()
        return try await read { db, _ in try JournalSQL.job(id, db) }
    }

    public func create(_ draft: JobDraft, lease: JobLease, at now: Instant) async throws -> JobRecord {
        try require(.runJobs)
        return try await write { db, _ in
            try draft.requireAlone(besides: try JournalSQL.unfinished(draft.kind.excluded, db))
            let id = try JournalSQL.insert(draft, lease: lease, at: now, db)
            try JournalSQL.note("entered by \(lease.owner.shown)", about: id, at: now, db)
            return try JournalSQL.job(id, db)
        }
    }

    public func acquire(
        _ id: JobID, lease: JobLease, deadOwner: LeaseOwner?, at now: Instant
    ) async throws -> JobRecord {
        try require(.runJobs)
        return try await write { db, _ in
            try JournalSQL.job(id, db).requireFree(for: lease.owner, deadOwner: deadOwner, at: now)
            try JournalSQL.take(id, lease: lease, at: now, db)
            try JournalSQL.note("taken by \(lease.owner.shown)", about: id, at: now, db)
            return try JournalSQL.job(id, db)
        }
    }

    public func request(
        _ request: JobRequest, of id: JobID, deadOwner: LeaseOwner?, at now: Instant
    ) async throws -> JobRecord {
        try require(.runJobs)
        return try await write { db, _ in
            let answer = try JournalSQL.job(id, db).answer(to: request, deadOwner: deadOwner, at: now)
            try JournalSQL.note("asked to \(request.rawValue)", about: id, at: now, db)
            switch answer {
            case .put: try JournalSQL.ask(request, of: id, at: now, db)
            case .settled(let state, let message):
                try JournalSQL.settle(id, state, message: message, at: now, db)
                try JournalSQL.note(message, about: id, at: now, db)
            }
            return try JournalSQL.job(id, db)
        }
    }

    public func record(_ checkpoint: JobCheckpoint, addingRows rows: Int64) async throws {
        try require(.runJobs)
        try await write { db, _ in
            _ = try JournalSQL.job(checkpoint.jobID, db)
            try JournalSQL.record(checkpoint, addingRows: rows, db)
        }
    }

    public func end(
        _ id: JobID, owner: LeaseOwner, state: JobState, message: String, at now: Instant
    ) async throws -> JobRecord {
        try require(.runJobs)
        return try await write { db, sql in
            let record = try JournalSQL.job(id, db)
            try record.requireRun(by: owner)
            try JournalSQL.settle(id, state, message: message, at: now, db)
            try JournalSQL.note("\(state.rawValue): \(message)", about: id, at: now, db)
            for line in try ArchiveLedger.lines(about: record, decimals: sql.money.format.decimals, db) {
                try JournalSQL.note(line, about: id, at: now, db)
            }
            return try JournalSQL.job(id, db)
        }
    }

    public func log(of id: JobID) async throws -> [JobLogEntry] {
        try requireJournal()
        return try await read { db, _ in
            _ = try JournalSQL.job(id, db)
            return try JournalSQL.log(of: id, db)
        }
    }

    public func recentLog(limit: Int) async throws -> [JobLogLine] {
        try requireJournal()
        return try await read { db, _ in try JournalSQL.recentLog(limit: limit, db) }
    }

    private func requireJournal() throws(OrdersError) {
        guard isSetUp else { throw .noJournal(in: file.name) }
    }
}
