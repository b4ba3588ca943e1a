import OrdersCore
import TerminalUI

// What is asked of the store.
extension TopSpendersPane {
    mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        let isReportDue = report.starts(at: context.now, isForced: isForced)
        return (isReportDue ? [loadReport(context.window)] : []) + loadDays(in: context, isForced: isForced)
    }

    private func loadReport(_ window: ReportWindow) -> Output<Message> {
        let (reports, query) = (reports, TopSpendersQuery(window: window))
        return .effect(
            .query("spenders.report", Message.reportLoaded) { try await reports.topSpenders(query) })
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

    /// Another user is looked at, here or anywhere.
    mutating func follow(_ user: User, in context: DashboardContext) -> [Output<Message>] {
        guard user.id != selected?.id else { return [] }
        selected = user
        days.reset()
        offset = listState(in: context).offset
        return loadDays(in: context)
    }
}
