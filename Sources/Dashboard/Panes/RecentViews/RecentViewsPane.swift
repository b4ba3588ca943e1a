import OrdersCore
import TerminalUI

/// What the selected user looked at last, newest first.
struct RecentViewsPane: Pane {
    enum Message: Sendable {
        case viewsLoaded(Result<[RecentView], OrdersError>)
    }

    let id: PaneID = "recent-views"
    let name = "Recent views"
    let keys: KeyMap<Message> = []
    let views: any RecentViews
    var user: User?
    var list = Feed<[RecentView]>()
    var position = ListState()

    /// How many a user keeps, and so how many can be shown.
    static let limit = RetentionPolicy.standard.keep

    init(views: any RecentViews) {
        self.views = views
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged: list.markStale()
        case .userSelected(let user): return follow(user, in: context)
        case .moved(let move): position.move(move, count: count, height: height(in: context))
        case .scrolled(let rows): position.move(by: rows, count: count, height: height(in: context))
        case .clicked(let point), .doubleClicked(let point): click(point, in: context)
        case .appeared, .jobsChanged, .pasted: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .viewsLoaded(let result):
            keepPlace(in: context) { $0.list.take(result, in: context) }
            if case .failure(let error) = result { return [.record(error, during: "recent views")] }
            return []
        }
    }

    private mutating func follow(_ user: User, in context: DashboardContext) -> [Output<Message>] {
        guard user.id != self.user?.id else { return [] }
        self.user = user
        list.reset()
        position = ListState()
        return load(in: context)
    }

    private mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        guard let id = user?.id, context.availability(.listViews) == .available else { return [] }
        guard list.starts(at: context.now, isForced: isForced) else { return [] }
        let views = views
        return [
            .effect(
                .query("views.list", Message.viewsLoaded) {
                    try await views.recentViews(of: id, limit: RecentViewsPane.limit)
                })
        ]
    }

    var count: Int { list.value?.count ?? 0 }

    func height(in context: DashboardContext) -> Int { TableView.height(in: context.size) }

    /// The selection stays on its product when newer views come in above it; a selected first row stays
    /// first, so that who looks at the newest goes on seeing the newest.
    private mutating func keepPlace(
        in context: DashboardContext, _ change: (inout RecentViewsPane) -> Void
    ) {
        let row = position.clamped(count: count, height: height(in: context)).selected ?? 0
        let product = row > 0 ? list.value?[row].product.id : nil
        change(&self)
        guard let product, let moved = list.value?.firstIndex(where: { $0.product.id == product }) else {
            return
        }
        position.move(by: moved - row, count: count, height: height(in: context))
    }

    private mutating func click(_ point: Point, in context: DashboardContext) {
        let header = context.size.rows - height(in: context)
        let row = position.clamped(count: count, height: height(in: context)).offset + point.row - header
        guard point.row >= header, point.row < context.size.rows, row < count else { return }
        position.select(row, count: count, height: height(in: context))
    }
}
