public import OrdersCore

extension InMemoryStore: JobJournal {
    public func jobs(includingFinished: Bool) async throws -> [JobRecord] {
        try await control.enter(.jobs)
        try requireJobs()
        return snapshot.jobs.filter { includingFinished || !$0.state.isFinal }.sorted { $0.id > $1.id }
    }

    public func job(_ id: JobID) async throws -> JobRecord {
        try await control.enter(.job, "\(id)")
        return try snapshot.job(id)
    }

    public func create(_ draft: JobDraft, lease: JobLease, at now: Instant) async throws -> JobRecord {
        try await control.enter(.createJob, draft.title)
        try requireJobs()
        return try write { contents in
            let rival = contents.jobs.first { !$0.state.isFinal && $0.draft.kind.excludes(draft.kind) }
            if let rival {
                throw OrdersError(.jobHeld, "Job \(rival.id) isn't finished; resume or cancel it first.")
            }
            let id = JobID((contents.jobs.map(\.id.number).max() ?? 0) + 1)
            let record = JobRecord(
                id: id, draft: draft, state: .running, request: nil, position: nil, rowsDone: 0,
                meter: JobMeter(), lease: lease, createdAt: now, updatedAt: now, finishedAt: nil,
                message: nil)
            contents.jobs.append(record)
            contents.log("entered by \(lease.owner.words)", of: id, at: now)
            return record
        }
    }

    public func acquire(
        _ id: JobID, lease: JobLease, deadOwner: LeaseOwner?, at now: Instant
    ) async throws -> JobRecord {
        try await control.enter(.acquireJob, "\(id)")
        return try write { contents in
            contents.log("taken by \(lease.owner.words)", of: id, at: now)
            return try contents.changeJob(id, at: now) { record in
                guard !record.isHeld(at: now, by: lease.owner, deadOwner: deadOwner) else {
                    throw OrdersError(.jobHeld, "Another process runs job \(id).")
                }
                record.lease = lease
                record.request = nil
                record.state = .running
                record.message = nil
            }
        }
    }

    public func request(
        _ request: JobRequest, of id: JobID, deadOwner: LeaseOwner?, at now: Instant
    ) async throws -> JobRecord {
        try await control.enter(.requestJob, request.rawValue)
        return try write { contents in
            contents.log("asked to \(request.rawValue)", of: id, at: now)
            return try contents.changeJob(id, at: now) { record in
                if record.isHeld(at: now, by: nil, deadOwner: deadOwner), record.state == .running {
                    record.request = request
                } else {
                    record.state = request == .pause ? .paused : .cancelled
                    record.lease = nil
                    if record.state.isFinal { record.finishedAt = now }
                }
            }
        }
    }

    public func record(_ checkpoint: JobCheckpoint, addingRows rows: Int64) async throws {
        try await control.enter(.recordCheckpoint)
        try write { try $0.checkpoint(checkpoint, addingRows: rows) }
    }

    public func end(
        _ id: JobID, owner: LeaseOwner, state: JobState, message: String, at now: Instant
    ) async throws -> JobRecord {
        try await control.enter(.endJob, "\(id)")
        return try write { contents in
            contents.log("\(state.rawValue): \(message)", of: id, at: now)
            if let line = contents.ledgerLine(of: id) { contents.log(line, of: id, at: now) }
            return try contents.changeJob(id, at: now) { record in
                guard record.lease?.owner == owner else { throw OrdersError.lostLease(id) }
                record.state = state
                record.lease = nil
                record.request = nil
                record.message = message
                record.finishedAt = state.isFinal ? now : nil
            }
        }
    }

    public func log(of id: JobID) async throws -> [JobLogEntry] {
        try await control.enter(.jobLog, "\(id)")
        _ = try snapshot.job(id)
        return snapshot.jobLog[id] ?? []
    }

    public func recentLog(limit: Int) async throws -> [JobLogLine] {
        try await control.enter(.recentLog)
        let lines = snapshot.jobLog.sorted { $0.key < $1.key }.flatMap { id, entries in
            entries.map { JobLogLine(jobID: id, entry: $0) }
        }
        return Array(
            lines.enumerated().sorted { ($0.1.entry.at, $0.0) < ($1.1.entry.at, $1.0) }
                .map(\.1).suffix(limit))
    }

    private func requireJobs() throws {
        if let reason = availability(of: .runJobs).reason { throw OrdersError(.unsupported, reason) }
    }
}

extension StoreContents {
    fileprivate func job(_ id: JobID) throws -> JobRecord {
        guard let record = jobs.first(where: { $0.id == id }) else {
            throw OrdersError(.notFound, "There is no job \(id).")
        }
        return record
    }

    fileprivate mutating func log(_ text: String, of id: JobID, at now: Instant) {
        jobLog[id, default: []].append(JobLogEntry(at: now, text: text))
    }

    fileprivate func ledgerLine(of id: JobID) -> String? {
        guard let moved = ledger[id], let record = try? job(id) else { return nil }
        return (record.draft.kind == .restore ? -moved : moved).line(decimals: 2)
    }

    fileprivate mutating func changeJob(
        _ id: JobID, at now: Instant, _ change: (inout JobRecord) throws -> Void
    ) throws -> JobRecord {
        var record = try job(id)
        guard !record.state.isFinal else { throw OrdersError(.invalidInput, "Job \(id) has ended.") }
        try change(&record)
        record.updatedAt = now
        jobs.removeAll { $0.id == id }
        jobs.append(record)
        return record
    }

    mutating func checkpoint(_ checkpoint: JobCheckpoint, addingRows rows: Int64) throws {
        let id = checkpoint.jobID
        _ = try changeJob(id, at: checkpoint.at) { record in
            guard record.lease?.owner == checkpoint.lease.owner else { throw OrdersError.lostLease(id) }
            record.lease = checkpoint.lease
            record.position = checkpoint.position ?? record.position
            record.meter = checkpoint.meter
            record.rowsDone += rows
        }
    }
}

extension JobRecord {
    fileprivate func isHeld(at now: Instant, by owner: LeaseOwner?, deadOwner: LeaseOwner?) -> Bool {
        guard let lease, lease.until > now else { return false }
        return lease.owner != owner && lease.owner != deadOwner
    }
}

extension JobKind {
    fileprivate func excludes(_ other: JobKind) -> Bool {
        let moves: Set<JobKind> = [.archive, .restore]
        return self == other || (moves.contains(self) && moves.contains(other))
    }
}

extension LeaseOwner {
    fileprivate var words: String { "process \(processID) on \(host)" }
}

extension OrdersError {
    fileprivate static func lostLease(_ id: JobID) -> OrdersError {
        OrdersError(.jobHeld, "This process lost the lease of job \(id).")
    }
}
