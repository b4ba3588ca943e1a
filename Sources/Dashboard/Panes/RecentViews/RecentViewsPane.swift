import OrdersCore
import TerminalUI

/// What the selected user looked at last, newest first.
struct RecentViewsPane: Pane {
    enum Message: Sendable {
        case viewsLoaded(Result<[RecentView], OrdersError>)
        case opened
    }

    let id: PaneID = "recent-views"
    let name = "Recent views"
    let views: any RecentViews
    var user: User?
    var answer = Feed<[RecentView]>()
    var list = Listing(ViewTable.traits)

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
        case .storeChanged: answer.markStale()
        case .userSelected(let user): return follow(user, in: context)
        case .appeared, .jobsChanged: break
        default: return arrange(event, in: context)
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .opened: return open()
        case .viewsLoaded(let result):
            answer.take(result, in: context)
            list.take(answer.value ?? [])
            if case .failure(let error) = result { return [.record(error, during: "recent views")] }
            return []
        }
    }

    private mutating func follow(_ user: User, in context: DashboardContext) -> [Output<Message>] {
        guard user.id != self.user?.id else { return [] }
        self.user = user
        answer.reset()
        list.reset()
        return load(in: context)
    }

    private mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        guard let id = user?.id, context.availability(.listViews) == .available else { return [] }
        guard answer.starts(at: context.now, isForced: isForced) else { return [] }
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
        guard let user, let view = list.selectedRow() else { return [] }
        return [.open(ViewDialog(view, by: user))]
    }

    func table(in context: DashboardContext) -> TableView {
        ViewTable(list: list, now: context.shownNow).table(height: TableView.height(in: context.size))
    }
}
