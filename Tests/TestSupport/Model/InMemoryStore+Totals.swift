public import OrdersCore

// A small model of live totals: reports from them are right by construction, whatever is not folded yet, and
// wrong where a test says so.
extension InMemoryStore: LiveTotals {
    /// The most rows a batch takes, so that a small shop needs several.
    public static let totalsBatchRows = 40

    public func totalsStatus(at now: Instant) async throws -> TotalsStatus {
        try await control.enter(.totalsStatus)
        let contents = snapshot
        guard let totals = contents.totals, totals.condition != .absent else {
            return TotalsStatus(condition: .absent)
        }
        let window = ReportWindow(asOf: now, isBounded: false)
        let counted = totals.folded.values.filter { counts($0, in: window) }
        return TotalsStatus(
            condition: totals.condition, pendingRows: contents.pendingRows, countedFrom: window.start,
            countedOrders: Int64(counted.count), users: Int64(Set(counted.map(\.userID)).count))
    }

    public func previewTotals(_ change: TotalsChange) async throws -> TotalsPreview {
        try await control.enter(.previewTotals, change.rawValue)
        let contents = snapshot
        let obstacles = [availability(of: .keepTotals).reason, readOnlyReason].compactMap(\.self)
        switch change {
        case .build:
            return TotalsPreview(
                change: change, rows: Int64(contents.orders.count),
                statements: [
                    "CREATE TABLE \"user_spending_30d\" (…)",
                    "CREATE TRIGGER \"ordertop_totals_insert\" AFTER INSERT ON \"orders\" …",
                ], obstacles: obstacles, predictedDuration: .seconds(4),
                writerCost: WriterCost(
                    withoutTriggers: .nanoseconds(2_100), withTriggers: .nanoseconds(2_600)))
        case .removal:
            return TotalsPreview(
                change: change, rows: Int64(contents.totals?.folded.count ?? 0),
                statements: [
                    "DROP TRIGGER \"ordertop_totals_insert\"", "DROP TABLE \"user_spending_30d\"",
                ], obstacles: obstacles, predictedDuration: .seconds(1), writerCost: nil)
        }
    }

    public func beginTotals(_ checkpoint: JobCheckpoint) async throws {
        try await control.enter(.beginTotals)
        try requireTotals()
        try write { contents in
            contents.totals = KeptTotals()
            try contents.checkpoint(checkpoint, addingRows: 0)
        }
    }

    public func foldTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        try await control.enter(.foldTotals, "\(batch.rows)")
        try requireTotals()
        return try write { contents in
            try contents.requireFoldable(byJob: batch.checkpoint != nil)
            let rows = contents.fold(atMost: min(batch.rows, InMemoryStore.totalsBatchRows))
            let isFinished = contents.pendingRows == 0
            if isFinished { contents.totals?.condition = .ready }
            return try contents.end(batch, rows: rows, isFinished: isFinished)
        }
    }

    public func removeTotals(_ batch: TotalsBatch) async throws -> TotalsBatchOutcome {
        try await control.enter(.removeTotals, "\(batch.rows)")
        try requireTotals()
        return try write { contents in
            contents.totals?.condition = .absent
            let ids = (contents.totals?.folded.keys.sorted() ?? [])
                .prefix(min(batch.rows, InMemoryStore.totalsBatchRows))
            for id in ids { contents.totals?.folded[id] = nil }
            let isFinished = contents.totals?.folded.isEmpty ?? true
            if isFinished { contents.totals = nil }
            return try contents.end(batch, rows: ids.count, isFinished: isFinished)
        }
    }

    public func verifyTotals(at now: Instant) async throws -> TotalsVerification {
        try await control.enter(.verifyTotals)
        let contents = snapshot
        guard let totals = contents.totals, totals.condition != .absent else {
            throw OrdersError(.notFound, "There are no live totals to compare.")
        }
        if case .broken(let reason) = totals.condition { throw OrdersError(.verificationFailed, reason) }
        let window = ReportWindow(asOf: now, isBounded: false)
        let direct = spenders(of: contents, in: window).sorted { $0.user.id < $1.user.id }
        let differences = direct.compactMap { $0.difference(by: totals.drift[$0.user.id, default: 0]) }
        if readOnlyReason == nil { try trust(differences.isEmpty) }
        return TotalsVerification(
            users: Int64(direct.count), differingUsers: Int64(differences.count), differences: differences,
            problems: [])
    }

    /// Keeps what a verification has found.
    private func trust(_ isExact: Bool) throws {
        try write { contents in
            if case .doubtful = contents.totals?.condition, isExact { contents.totals?.condition = .ready }
            guard !isExact else { return }
            contents.totals?.condition = .broken(
                reason: "Live totals differ from the orders: `ordertop totals enable` builds them anew.")
        }
    }

    private func requireTotals() throws {
        if let reason = availability(of: .keepTotals).reason { throw OrdersError(.unsupported, reason) }
        try requireWritable()
    }
}

extension StoreContents {
    var pendingRows: Int64 {
        totals.map { Int64($0.unfolded(orders).count) + $0.backlog } ?? 0
    }

    /// Which source answers, and why it is not the live totals.
    ///
    /// - Throws: `unsupported` when only live totals will do and can't.
    func source(for query: TopSpendersQuery) throws -> (ReportSource, notice: String?) {
        let condition = totals?.condition ?? .absent
        guard query.via != .direct else { return (.direct, nil) }
        if let reason = condition.reason {
            guard query.via == .auto else { throw OrdersError(.unsupported, reason) }
            return (.direct, condition == .absent ? nil : reason)
        }
        guard !query.window.isBounded, query.window.seconds == ReportWindow.thirtyDays else {
            return (.direct, "Live totals are of the 30 days up to now; another window is added up directly.")
        }
        guard query.via == .live || pendingRows <= TotalsStatus.pendingLimit else {
            return (.direct, "Live totals are behind: more changes wait than the direct report costs.")
        }
        return (.live, nil)
    }

    fileprivate func requireFoldable(byJob: Bool) throws {
        switch totals?.condition {
        case nil, .absent: throw OrdersError(.notFound, "There are no live totals.")
        case .building where !byJob: throw OrdersError(.jobHeld, "The live totals are being built.")
        case .doubtful(let reason), .broken(let reason): throw OrdersError(.verificationFailed, reason)
        case .building, .ready: break
        }
    }

    /// Takes in the next changes; returns how many.
    fileprivate mutating func fold(atMost limit: Int) -> Int {
        let ids = (totals?.unfolded(orders) ?? []).prefix(limit)
        totals?.fold(ids, of: orders)
        let more = min(Int64(limit - ids.count), totals?.backlog ?? 0)
        totals?.backlog -= more
        return ids.count + Int(more)
    }

    /// Writes the checkpoint with the batch, if a job does the work.
    fileprivate mutating func end(
        _ batch: TotalsBatch, rows: Int, isFinished: Bool
    ) throws -> TotalsBatchOutcome {
        if let new = batch.checkpoint { try checkpoint(new, addingRows: Int64(rows)) }
        return TotalsBatchOutcome(
            rows: rows, lockHeld: rows == 0 ? .zero : .milliseconds(4), isFinished: isFinished)
    }
}

extension Spender {
    /// How a total that is wrong by some minor units differs from this one; nil when it doesn't.
    fileprivate func difference(by drift: Int64) -> TotalsDifference? {
        guard drift != 0 else { return nil }
        let live = Money(minorUnits: totalSpent.minorUnits + drift, decimals: totalSpent.decimals)
        return TotalsDifference(
            userID: user.id, username: user.username, liveOrders: Int64(totalOrders), liveSpent: live,
            directOrders: Int64(totalOrders), directSpent: totalSpent)
    }
}
