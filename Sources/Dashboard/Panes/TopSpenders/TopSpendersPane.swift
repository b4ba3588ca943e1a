import OrdersCore
import TerminalUI

/// Who spent most in the window, and what the selected user spent on each of its days.
///
/// The selection is a user, not a row: when the list is sorted anew, it stays with them.
struct TopSpendersPane: Pane {
    enum Message: Sendable {
        case reportLoaded(Result<TopSpendersReport, OrdersError>)
        case daysLoaded(Result<DailySpending, OrdersError>)
        case statusLoaded(Result<TotalsStatus, OrdersError>)
        case opened
        case sourceAsked
    }

    let id: PaneID = "spenders"
    let name = "Top spenders"
    let reports: any SpendingReports
    let totals: any LiveTotals
    let cache: ReportCache
    /// What the dialog of a spender asks.
    let details: UserDialog.Stores
    var report = Feed<TopSpendersReport>()
    var days = Feed<DailySpending>()
    /// Where the live totals stand.
    var status = Feed<TotalsStatus>()
    /// Which source the person wants.
    var choice: ReportSourceChoice = .auto
    var selected: User?
    /// The first row that is seen.
    var offset = 0

    init(
        reports: any SpendingReports, totals: any LiveTotals, details: UserDialog.Stores, cache: ReportCache
    ) {
        self.reports = reports
        self.totals = totals
        self.details = details
        self.cache = cache
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "open", help: "Show the selected user's views and orders.",
            action: .opened, footerRank: 5),
        KeyBinding(
            keys: [.character("s")], label: "source",
            help: "Change where the report comes from: auto, live totals only, the orders directly.",
            action: .sourceAsked, footerRank: 6),
    ]

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        switch message {
        case .opened: (selected == nil ? "No user is selected yet." : nil).state
        default: .enabled
        }
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
            return Output.recording(result, during: "spend per day")
        case .statusLoaded(let result): return take(result, in: context)
        case .opened: return selected.map(open) ?? []
        case .sourceAsked: return changeSource(in: context)
        }
    }

    private func open(_ user: User) -> [Output<Message>] {
        [.open(UserDialog(user: user, stores: details))]
    }
}
