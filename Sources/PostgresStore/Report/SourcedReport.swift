import OrdersCore

/// Answers the report from the source that was asked for, or from the fastest that is exact, in the caller's snapshot.
struct SourcedReport {
    /// What the live totals say to a query.
    enum Answer {
        case report(TopSpendersReport)
        /// The direct report has to answer; the notice tells why, where that needs saying.
        case direct(notice: String?)
    }

    let reader: TotalsReader
    let query: TopSpendersQuery

    /// The answer by one statement outside of a transaction, which is its own snapshot; nil where that doesn't do.
    ///
    /// - Throws: `PostgresError`, also where there are no totals.
    func quickAnswer(_ db: PostgresConnection) throws -> TopSpendersReport? {
        guard query.via != .direct, query.limit > 0,
            LiveReportNotices.otherQuestion(query.window, isGone: false) == nil
        else { return nil }
        let start = ContinuousClock.now
        guard case .spenders(let spenders) = try live.answer(db) else { return nil }
        return report(spenders, since: start)
    }

    private var live: LiveReport {
        LiveReport(
            reader: reader, limit: max(0, query.limit), start: query.window.start,
            mostCorrections: query.via == .auto ? TotalsStatus.pendingLimit : .max)
    }

    private func report(_ spenders: [Spender], since start: ContinuousClock.Instant) -> TopSpendersReport {
        TopSpendersReport(
            window: query.window, source: .live, elapsed: ContinuousClock.now - start, spenders: spenders)
    }

    /// `answer` where the totals may be removed on the way: then they are not there.
    ///
    /// - Throws: as `answer`.
    func answerUnlessGone(_ db: PostgresConnection) throws -> Answer {
        do { return try PostgresStore.unlessGone { try answer(db) } } catch let error as OrdersError
            where error.code == .busy
        {
            return try unusable(.absent)
        }
    }

    /// - Throws: `OrdersError` (`unsupported`) when live totals were asked for that can't be relied on.
    func answer(_ db: PostgresConnection) throws -> Answer {
        guard query.via != .direct else { return .direct(notice: nil) }
        let start = ContinuousClock.now
        let standing = try reader.standing(db)
        guard let state = standing.state, standing.condition == .ready else {
            return try unusable(standing.condition)
        }
        let isGone = query.window.start < state.countedFrom
        if let notice = LiveReportNotices.otherQuestion(query.window, isGone: isGone) {
            return .direct(notice: notice)
        }
        do {
            guard case .spenders(let spenders) = try live.answer(db) else {
                return .direct(notice: LiveReportNotices.behind)
            }
            return .report(report(spenders, since: start))
        } catch let error as PostgresError where error.sqlState == SQLState.numericOutOfRange {
            return .direct(notice: LiveReportNotices.tooLarge)
        }
    }

    private func unusable(_ condition: TotalsStatus.Condition) throws -> Answer {
        let reason = condition.reason ?? "The live totals can't be used."
        guard query.via != .live else { throw OrdersError(.unsupported, reason) }
        return .direct(notice: condition == .absent ? nil : reason)
    }
}
