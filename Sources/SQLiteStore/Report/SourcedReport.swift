import GRDB
import OrdersCore

/// Answers the report from the source that was asked for, or from the fastest that is exact, in the caller's
/// snapshot.
struct SourcedReport {
    /// What the live totals say to a query.
    private enum Live {
        case spenders([Spender])
        /// They can't answer this question; the sentence is for the person.
        case otherQuestion(String)
        /// They can't be relied on.
        case unusable(TotalsStatus.Condition)
    }

    let reader: TotalsReader
    let query: TopSpendersQuery

    /// - Throws: `OrdersError` (`unsupported`) when live totals were asked for that can't be relied on.
    func answer(_ db: Database) throws -> TopSpendersReport {
        guard query.via != .direct else { return try direct(db, notice: nil) }
        let start = ContinuousClock.now
        switch try liveUnlessTooLarge(db) {
        case .spenders(let spenders):
            return TopSpendersReport(
                window: query.window, source: .live, elapsed: ContinuousClock.now - start, spenders: spenders)
        case .otherQuestion(let notice): return try direct(db, notice: notice)
        case .unusable(let condition):
            let reason = condition.reason ?? "The live totals can't be used."
            guard query.via != .live else { throw OrdersError(.unsupported, reason) }
            return try direct(db, notice: condition == .absent ? nil : reason)
        }
    }

    /// The most spenders and the most corrections of an answer that is over in microseconds.
    private static let quickSpenders = 100
    private static let quickCorrections: Int64 = 1_000

    /// The live report, where it takes next to no time; nil otherwise.
    func quickAnswer(_ db: Database) throws -> TopSpendersReport? {
        guard query.limit <= SourcedReport.quickSpenders else { return nil }
        let start = ContinuousClock.now
        guard let state = try TotalsState.fetch(db), state.rankedFrom < .max,
            try reader.quickCondition(state, db) == .ready,
            case .spenders(let spenders) = try live(
                db, state, limit: SourcedReport.quickCorrections, mayReadEverybody: false)
        else { return nil }
        return TopSpendersReport(
            window: query.window, source: .live, elapsed: ContinuousClock.now - start, spenders: spenders)
    }

    private func direct(_ db: Database, notice: String?) throws -> TopSpendersReport {
        let start = ContinuousClock.now
        let spenders = try DirectReport(sql: reader.sql, query: query).spenders(db)
        return TopSpendersReport(
            window: query.window, source: .direct, elapsed: ContinuousClock.now - start, spenders: spenders,
            notice: notice)
    }

    /// Amounts beyond all reason can leave the range on the way to a total that doesn't.
    private func liveUnlessTooLarge(_ db: Database) throws -> Live {
        do { return try live(db) } catch is Corrections.TooLarge {
            return .otherQuestion(LiveReportNotices.tooLarge)
        }
    }

    private func live(_ db: Database) throws -> Live {
        guard let state = try TotalsState.fetch(db) else {
            return .unusable(try reader.condition(nil, db))
        }
        let condition = try reader.condition(state, db)
        guard condition == .ready else { return .unusable(condition) }
        return try live(db, state, limit: query.via == .auto ? TotalsStatus.pendingLimit : .max - 1)
    }

    /// - Parameter limit: How many corrections may be read.
    private func live(
        _ db: Database, _ state: TotalsState, limit: Int64, mayReadEverybody: Bool = true
    ) throws -> Live {
        if let notice = notice(state) { return .otherQuestion(notice) }
        let start = TotalsReader.start(of: query.window, reader.sql)
        let corrections = try Corrections.fetch(
            db, sql: reader.live.corrections, state: state, start: start, limit: limit)
        guard let corrections else { return .otherQuestion(LiveReportNotices.behind) }
        let report = LiveReport(
            sql: reader.live, money: reader.sql.money, state: state, corrections: corrections,
            limit: max(0, query.limit), mayReadEverybody: mayReadEverybody)
        return .spenders(try report.spenders(db))
    }

    /// Why the totals don't answer this question; nil when they do.
    private func notice(_ state: TotalsState) -> String? {
        let isGone = TotalsReader.start(of: query.window, reader.sql) < state.countedFrom
        return LiveReportNotices.otherQuestion(query.window, isGone: isGone)
    }
}
