import OrdersCore
import TerminalUI

// What is asked of the store, and its answers.
extension TopSpendersPane {
    mutating func markStale() {
        report.markStale()
        days.markStale()
        status.markStale()
    }

    /// How far the window may slide unseen while the database doesn't change: at the standard interval every second look
    /// is worth waking a thread for it.
    private static let slide = Duration.seconds(3)

    mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        loadStatus(in: context, isForced: isForced) + loadReport(in: context, isForced: isForced)
            + loadDays(in: context, isForced: isForced)
    }

    private mutating func loadStatus(in context: DashboardContext, isForced: Bool) -> [Output<Message>] {
        guard status.starts(at: context.now, isForced: isForced) else { return [] }
        let (totals, now) = (totals, context.now)
        return [
            .effect(
                .query("spenders.totals", Message.statusLoaded) { try await totals.totalsStatus(at: now) })
        ]
    }

    private mutating func loadReport(in context: DashboardContext, isForced: Bool) -> [Output<Message>] {
        switch isForced ? .follow : cacheDecision(in: context) {
        case .keep: return []
        case .renew: report.expire()
        case .follow: break
        }
        // Live totals answer at once and their window slides: they needn't rest, and without a change wait but a little.
        if report.value?.source == .live { report.expire(after: TopSpendersPane.slide, at: context.now) }
        guard report.starts(at: context.now, isForced: isForced) else { return [] }
        let (reports, query) = (reports, TopSpendersQuery(window: context.window, via: choice))
        return [
            .effect(
                .query("spenders.report", Message.reportLoaded) { try await reports.topSpenders(query) })
        ]
    }

    /// A question that failed is asked again as everything else is, whatever the age of the last answer.
    private func cacheDecision(in context: DashboardContext) -> ReportCache.Decision {
        guard let value = report.value, report.failure == nil, !report.isWanted else { return .follow }
        return cache.decision(for: value, age: age(in: context), totals: status.value?.condition)
    }

    private mutating func loadDays(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>]
    {
        guard let id = selected?.id, days.starts(at: context.now, isForced: isForced) else { return [] }
        let (reports, window) = (reports, context.window)
        return [
            .effect(
                .query("spenders.days", Message.daysLoaded) {
                    try await reports.dailySpending(of: id, in: window)
                })
        ]
    }

    mutating func take(
        _ result: Result<TopSpendersReport, OrdersError>, in context: DashboardContext
    ) -> [Output<Message>] {
        if case .failure(let error) = result, error.code == .unsupported, choice == .live {
            return giveUpLive(error, in: context)
        }
        report.take(result.map { $0.shown(after: report.value) }, in: context)
        let spenders = report.value?.spenders ?? []
        list.take(spenders.enumerated().map { SpenderRow(rank: $0 + 1, spender: $1) })
        let outputs = measured(result, in: context) + Output.recording(result, during: "top spenders")
        guard context.selectedUser == nil, let first = report.value?.spenders.first else { return outputs }
        return outputs + [.selectUser(first.user)]
    }

    /// Every answer is a measurement, also one that a frozen screen doesn't show.
    private func measured(
        _ result: Result<TopSpendersReport, OrdersError>, in context: DashboardContext
    ) -> [Output<Message>] {
        guard case .success(let report) = result else { return [] }
        return [
            .measured(ReportMeasurement(at: context.now, source: report.source, elapsed: report.elapsed))
        ]
    }

    mutating func take(
        _ result: Result<TotalsStatus, OrdersError>, in context: DashboardContext
    ) -> [Output<Message>] {
        let before = status.value?.condition
        status.take(result, in: context)
        if status.value?.condition == .ready, before != .ready { report.expire() }
        return Output.recording(result, during: "live totals")
    }

    /// Another user is looked at, here or anywhere.
    mutating func follow(_ user: User, in context: DashboardContext) -> [Output<Message>] {
        guard user.id != selected?.id else { return [] }
        selected = user
        list.select(user.id)
        days.reset()
        return loadDays(in: context)
    }
}
