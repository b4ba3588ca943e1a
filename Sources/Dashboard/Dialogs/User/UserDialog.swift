import OrdersCore
import TerminalUI

/// One user: who they are, what they ordered in main and archive, what they looked at.
struct UserDialog: Dialog {
    /// The roles it asks.
    struct Stores: Sendable {
        let views: any RecentViews
        let history: any OrderHistory
        /// For the details of an order.
        let archive: any OrderArchive
        let policy: ArchivePolicy

        var ofOrders: OrderDialog.Stores {
            OrderDialog.Stores(history: history, archive: archive, policy: policy)
        }
    }

    enum Message: Sendable {
        case ordersLoaded(Result<OrderHistoryPage, OrdersError>, OrderHistoryQuery)
        case olderLoaded(Result<OrderHistoryPage, OrdersError>, OrderHistoryQuery)
        case viewsLoaded(Result<[RecentView], OrdersError>)
        case opened
        case pageTurned
        case routeChanged
    }

    enum Page: Hashable, Sendable {
        case orders
        case views
    }

    let user: User
    let stores: Stores
    var page: Page = .orders
    var route: HistoryRoute = .auto
    var orders = Feed<OrderHistoryPage>()
    var views = Feed<[RecentView]>()
    /// What has been read of the orders.
    var pages = OrderPages()
    var orderList = Listing(OrderTable.traits)
    var viewList = Listing(ViewTable.traits)
    var isReadingOlder = false

    let effectIDs: [EffectID] = ["user.orders", "user.orders.older", "user.views"]

    init(user: User, stores: Stores) {
        self.user = user
        self.stores = stores
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "open", help: "Show all that is known of the selected order or view.",
            action: .opened, footerRank: 1),
        KeyBinding(
            keys: [.tab, .backTab, .left, .right], label: "orders or views",
            help: "Change between the user's orders and views.", action: .pageTurned, footerRank: 2),
        KeyBinding(
            keys: [.character("a")], label: "main or archive",
            help: "Read main, the archive, both, or what can hold orders.", action: .routeChanged,
            footerRank: 3),
    ]

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        switch message {
        case .opened: (table(in: context).count == 0 ? "There is no row to open." : nil).state
        case .routeChanged: context.state(needing: .readArchive)
        default: .enabled
        }
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared, .refreshDue: return load(in: context)
        case .refreshForced: return load(in: context, isForced: true)
        case .storeChanged:
            orders.markStale()
            views.markStale()
        case .clicked(let point) where layout(context.size).tabs.contains(point): turn(to: point, in: context)
        default: return arrange(event, in: context)
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .ordersLoaded(let result, let query): return take(result, of: query, in: context)
        case .olderLoaded(let result, let query): return takeOlder(result, of: query)
        case .viewsLoaded(let result):
            views.take(result, in: context)
            viewList.take(views.value ?? [])
            return Output.recording(result, during: "a user's views")
        case .opened: return open()
        case .pageTurned:
            page = page == .orders ? .views : .orders
            return []
        case .routeChanged:
            route = route.next
            orders.reset()
            orderList.reset()
            (pages, isReadingOlder) = (OrderPages(), false)
            return [.effect(.cancel("user.orders.older"))] + load(in: context)
        }
    }

    private mutating func turn(to point: Point, in context: DashboardContext) {
        let line = layout(context.size).tabs
        guard let tab = tabLine.tab(at: point.column - line.column, room: line.columns) else { return }
        page = tab == 0 ? .orders : .views
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
