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
        case totalsAsked
        case verifyAsked
        case pauseAsked
        case cancelAsked
        case latencyAsked
        case weekAsked
    }

    let id: PaneID = "top-spenders"
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
    var watch = JobWatch(kinds: TopSpendersPane.totalsJobs)
    /// Whom the whole dashboard looks at; perhaps none of the list.
    var selected: User?
    var list = Listing(SpenderRow.traits)

    init(
        reports: any SpendingReports, totals: any LiveTotals, details: UserDialog.Stores, cache: ReportCache
    ) {
        self.reports = reports
        self.totals = totals
        self.details = details
        self.cache = cache
    }

    static let ownBindings: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "open", help: "Show the selected user's views and orders.",
            action: .opened, footerRank: 5),
        KeyBinding(
            keys: [.character("s")], label: "source",
            help: "Change where the report comes from: auto, live totals only, the orders directly.",
            action: .sourceAsked, footerRank: 6),
        KeyBinding(
            keys: [.character("t")], label: "live totals",
            help: "Build the live totals, or remove them; asks first.", action: .totalsAsked, footerRank: 7),
        KeyBinding(
            keys: [.character("v")], label: "verify",
            help: "Compare every user's live total with the orders; asks first.", action: .verifyAsked,
            footerRank: 9),
        KeyBinding(
            keys: [.character("p")], label: "pause",
            help: "Pause the job on the live totals, or go on with it.", action: .pauseAsked, footerRank: 2),
        KeyBinding(
            keys: [.character("x")], label: "cancel", help: "Cancel the job on the live totals.",
            action: .cancelAsked, footerRank: 3),
    ]

    static let sharedBindings: KeyMap<Message> = [
        KeyBinding(
            keys: [.character("T")], label: "latency",
            help: "Show how long each report of this session took.",
            action: .latencyAsked),
        KeyBinding(
            keys: [.character("W")], label: "week", help: "Show when people order, by weekday and hour.",
            action: .weekAsked),
    ]

    var keys: KeyMap<Message> { TopSpendersPane.ownBindings }

    var sharedKeys: KeyMap<Message> { TopSpendersPane.sharedBindings }

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        switch message {
        case .opened:
            (selected == nil ? "No user is selected yet; the arrows select one, / finds one." : nil).state
        case .totalsAsked: reasonAgainstChanging(in: context).state
        case .verifyAsked: reasonAgainstVerifying(in: context).state
        case .pauseAsked: TopSpendersPane.controls.reasonAgainstPausing(in: context).state
        case .cancelAsked: TopSpendersPane.controls.reasonAgainstCancelling(in: context).state
        case .latencyAsked:
            (context.latency.isEmpty ? "No report has come yet; the first one is on its way." : nil).state
        default: .enabled
        }
    }

    /// The key for pausing is the archive's as well.
    func applies(_ message: Message, in context: DashboardContext) -> Bool {
        guard case .pauseAsked = message else { return true }
        return context.jobs.unfinished(of: TopSpendersPane.totalsJobs) != nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared, .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged: markStale()
        case .userSelected(let user): return follow(user, in: context)
        case .jobsChanged: return followJobs(in: context)
        default: return arrange(event, in: context)
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
        case .totalsAsked: return askForTotals()
        case .verifyAsked: return askToVerify()
        case .pauseAsked: return TopSpendersPane.controls.pauseOrResume(in: context)
        case .cancelAsked: return cancelJob(in: context)
        case .latencyAsked: return [.open(LatencyDialog())]
        case .weekAsked: return [.open(WeekDialog(reports: reports))]
        }
    }

    func open(_ user: User) -> [Output<Message>] {
        [.open(UserDialog(user: user, stores: details))]
    }
}
