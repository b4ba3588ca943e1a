import OrdersCore
import TerminalUI

/// One user: who they are, what they ordered in main and archive, what they looked at.
struct UserDialog: Dialog {
    /// The roles it asks.
    struct Stores: Sendable {
        let views: any RecentViews
        let history: any OrderHistory
    }

    enum Message: Sendable {
        case ordersLoaded(Result<OrderHistoryPage, OrdersError>)
        case viewsLoaded(Result<[RecentView], OrdersError>)
        case pageTurned
        case routeChanged
    }

    enum Page: Hashable, Sendable {
        case orders
        case views
    }

    let user: User
    private let stores: Stores
    var page: Page = .orders
    var route: HistoryRoute = .auto
    var orders = Feed<OrderHistoryPage>()
    var views = Feed<[RecentView]>()
    var orderPosition = ListState()
    var viewPosition = ListState()

    static let orderLimit = 500

    let effectIDs: [EffectID] = ["user.orders", "user.views"]

    init(user: User, stores: Stores) {
        self.user = user
        self.stores = stores
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.tab, .backTab, .left, .right], label: "orders or views",
            help: "Change between the user's orders and views.", action: .pageTurned, footerRank: 1),
        KeyBinding(
            keys: [.character("a")], label: "main or archive",
            help: "Read main, the archive, both, or what can hold orders.", action: .routeChanged,
            footerRank: 2),
    ]

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        guard case .routeChanged = message else { return .enabled }
        return context.state(needing: .readArchive)
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared, .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged:
            orders.markStale()
            views.markStale()
        case .moved(let move): moveList(in: context) { $0.move(move, count: $1, height: $2) }
        case .scrolled(let rows): moveList(in: context) { $0.move(by: rows, count: $1, height: $2) }
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .ordersLoaded(let result):
            orders.take(result, in: context)
            if case .failure(let error) = result { return [.record(error, during: "a user's orders")] }
        case .viewsLoaded(let result):
            views.take(result, in: context)
            if case .failure(let error) = result { return [.record(error, during: "a user's views")] }
        case .pageTurned: page = page == .orders ? .views : .orders
        case .routeChanged:
            route = route.next
            orders.reset()
            orderPosition = ListState()
            return load(in: context)
        }
        return []
    }

    private mutating func load(in context: DashboardContext, isForced: Bool = false) -> [Output<Message>] {
        loadOrders(in: context, isForced) + loadViews(in: context, isForced)
    }

    private mutating func loadOrders(in context: DashboardContext, _ isForced: Bool) -> [Output<Message>] {
        guard orders.starts(at: context.now, isForced: isForced) else { return [] }
        let history = stores.history
        let query = OrderHistoryQuery(userID: user.id, route: route, limit: UserDialog.orderLimit)
        return [.effect(.query("user.orders", Message.ordersLoaded) { try await history.orders(query) })]
    }

    private mutating func loadViews(in context: DashboardContext, _ isForced: Bool) -> [Output<Message>] {
        guard context.availability(.listViews) == .available,
            views.starts(at: context.now, isForced: isForced)
        else { return [] }
        let (reader, id) = (stores.views, user.id)
        return [
            .effect(
                .query("user.views", Message.viewsLoaded) {
                    try await reader.recentViews(of: id, limit: RecentViewsPane.limit)
                })
        ]
    }

    private mutating func moveList(
        in context: DashboardContext, _ move: (inout ListState, _ count: Int, _ height: Int) -> Void
    ) {
        let height = TableView.height(in: layout(context.size).list.size)
        switch page {
        case .orders: move(&orderPosition, orders.value?.rows.count ?? 0, height)
        case .views: move(&viewPosition, views.value?.count ?? 0, height)
        }
    }
}

extension HistoryRoute {
    /// The one after it, round and round.
    fileprivate var next: HistoryRoute {
        let all = HistoryRoute.allCases
        let position = all.firstIndex(of: self) ?? 0
        return all[(position + 1) % all.count]
    }
}
