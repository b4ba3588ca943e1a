import OrdersCore
import TerminalUI

/// What the selected user looked at last, newest first.
struct RecentViewsPane: Pane {
    enum Message: Sendable {
        case viewsLoaded(Result<[RecentView], OrdersError>)
        case waitedLong
        case opened
    }

    /// A user and what is known of their views.
    struct Subject: Sendable {
        let user: User
        var answer = Feed<[RecentView]>()
    }

    let id: PaneID = "recent-views"
    let name = "Recent views"
    let views: any RecentViews
    /// Whose views are shown.
    var shown: Subject?
    /// Who comes next. Answers come within milliseconds: until then the one before stays, name and all, for a pane that
    /// goes blank at each step through a list is a flicker.
    var next: Subject?
    var list = Listing(ViewTable.traits)

    /// What is shown changes within this time, as one sees it at once: <https://www.nngroup.com/articles/response-times-3-important-limits/>.
    static let patience = Duration.milliseconds(100)

    /// How many a user keeps, and so how many can be shown.
    static let limit = RetentionPolicy.standard.keep

    init(views: any RecentViews) {
        self.views = views
    }

    static let ownBindings: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "open", help: "Show the product that was viewed, and who viewed it.",
            action: .opened, footerRank: 5)
    ]

    var keys: KeyMap<Message> { RecentViewsPane.ownBindings }

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        guard case .opened = message else { return .enabled }
        return (list.shown.isEmpty ? "There is no view to look at." : nil).state
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged:
            shown?.answer.markStale()
            next?.answer.markStale()
        case .userSelected(let user): return follow(user, in: context)
        case .appeared, .jobsChanged: break
        default: return arrange(event, in: context)
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .opened: return open()
        case .waitedLong:
            goOver()
            return []
        case .viewsLoaded(let result):
            goOver()
            shown?.answer.take(result, in: context)
            list.take(shown?.answer.value ?? [])
            let waited = Output<Message>.effect(.cancel("views.wait"))
            if case .failure(let error) = result { return [waited, .record(error, during: "recent views")] }
            return [waited]
        }
    }

    private mutating func follow(_ user: User, in context: DashboardContext) -> [Output<Message>] {
        guard user.id != (next ?? shown)?.user.id else { return [] }
        let isWaiting = next != nil
        next = Subject(user: user)
        // The question about the one before is cancelled by the one about this one.
        shown?.answer.askAnew()
        let hasAnswer = shown?.answer.value != nil
        if !hasAnswer { goOver() }
        let loading = load(in: context)
        guard hasAnswer, !isWaiting else { return loading }
        return loading + [.effect(.after(RecentViewsPane.patience, id: "views.wait", .waitedLong))]
    }

    /// Shows who comes next, with or without an answer.
    private mutating func goOver() {
        guard let next else { return }
        (shown, self.next) = (next, nil)
        list.reset()
    }

    private mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        guard let id = (next ?? shown)?.user.id, context.availability(.listViews) == .available else {
            return []
        }
        let starts =
            next?.answer.starts(at: context.now, isForced: isForced)
            ?? shown?.answer.starts(at: context.now, isForced: isForced)
        guard starts == true else { return [] }
        let views = views
        return [
            .effect(
                .query("views.list", Message.viewsLoaded) {
                    try await views.recentViews(of: id, limit: RecentViewsPane.limit)
                })
        ]
    }

    /// What the person does with the list.
    private mutating func arrange(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let frame = Rect(context.size)
        switch list.receive(event, table: table(in: context), in: frame) {
        case .opened: return open()
        case .told(let notice): return [.notify(notice)]
        default: return []
        }
    }

    private func open() -> [Output<Message>] {
        guard let shown, let view = list.selectedRow() else { return [] }
        return [.open(ViewDialog(view, by: shown.user))]
    }

    func table(in context: DashboardContext) -> TableView {
        ViewTable(list: list, now: context.shownNow).table(height: TableView.height(in: context.size))
    }
}
