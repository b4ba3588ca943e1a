import OrdersCore
import TerminalUI

/// Who spent most in the window, and what the selected user spent on each of its days.
///
/// The selection is a user, not a row: when the list is sorted anew, it stays with them.
struct TopSpendersPane: Pane {
    enum Message: Sendable {
        case reportLoaded(Result<TopSpendersReport, OrdersError>)
        case daysLoaded(Result<DailySpending, OrdersError>)
        case opened
    }

    let id: PaneID = "spenders"
    let name = "Top spenders"
    let reports: any SpendingReports
    /// What the dialog of a spender asks.
    let details: UserDialog.Stores
    var report = Feed<TopSpendersReport>()
    var days = Feed<DailySpending>()
    var selected: User?
    /// The first row that is seen.
    var offset = 0

    init(reports: any SpendingReports, details: UserDialog.Stores) {
        self.reports = reports
        self.details = details
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "open", help: "Show the selected user's views and orders.",
            action: .opened, footerRank: 5)
    ]

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        selected == nil ? .disabled(reason: "No user is selected yet.") : .enabled
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared, .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged: markStale()
        case .userSelected(let user): return follow(user, in: context)
        case .moved(let move): return select(in: context) { $0.move(move, count: $1, height: $2) }
        case .scrolled(let rows): return select(in: context) { $0.move(by: rows, count: $1, height: $2) }
        case .clicked(let point): return user(at: point, in: context).map { [.selectUser($0)] } ?? []
        case .doubleClicked(let point):
            return user(at: point, in: context).map { [.selectUser($0)] + open($0) } ?? []
        case .jobsChanged, .pasted: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .reportLoaded(let result): return take(result, in: context)
        case .daysLoaded(let result):
            days.take(result, in: context)
            return TopSpendersPane.failures(result, during: "spend per day")
        case .opened: return selected.map(open) ?? []
        }
    }

    private func open(_ user: User) -> [Output<Message>] {
        [.open(UserDialog(user: user, stores: details))]
    }

    private mutating func markStale() {
        report.markStale()
        days.markStale()
    }

    private mutating func take(
        _ result: Result<TopSpendersReport, OrdersError>, in context: DashboardContext
    ) -> [Output<Message>] {
        report.take(result, in: context)
        let failures = TopSpendersPane.failures(result, during: "top spenders")
        guard context.selectedUser == nil, let first = report.value?.spenders.first else { return failures }
        return failures + [.selectUser(first.user)]
    }

    private static func failures<Value>(
        _ result: Result<Value, OrdersError>, during activity: String
    ) -> [Output<Message>] {
        if case .failure(let error) = result { [.record(error, during: activity)] } else { [] }
    }
}
