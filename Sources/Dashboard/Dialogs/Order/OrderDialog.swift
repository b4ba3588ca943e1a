import OrdersCore
import TerminalUI

/// One order: what the database holds of it, which table it is in, and how it stands with the archive.
///
/// The order is known by its id and instant, and looked up again when the database changes: it may have moved.
struct OrderDialog: Dialog {
    /// The roles it asks.
    struct Stores: Sendable {
        let history: any OrderHistory
        let archive: any OrderArchive
        let policy: ArchivePolicy
    }

    enum Message: Sendable {
        case found(Result<OrderHistoryPage, OrdersError>)
        case standingFound(Result<OrderStanding, OrdersError>)
    }

    private let user: User
    private let stores: Stores
    /// As it was when it was last there.
    private var row: OrderHistoryPage.Row
    private var isGone = false
    private var search = Feed<OrderHistoryPage>()
    private var standing = Feed<OrderStanding>()
    private var scroll = TextScroll()

    let effectIDs: [EffectID] = ["order.detail", "order.standing"]
    let keys: KeyMap<Message> = []

    init(_ row: OrderHistoryPage.Row, of user: User, stores: Stores) {
        (self.row, self.user, self.stores) = (row, user, stores)
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .appeared: return loadStanding(in: context)
        case .storeChanged:
            search.markStale()
            standing.markStale()
        case .refreshDue: return load(in: context, isForced: false)
        case .refreshForced: return load(in: context, isForced: true)
        default: scroll.receive(event, of: view(in: context, .unicode), in: context.size)
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .found(let result):
            search.take(result, in: context)
            if case .success(let page) = result, search.value == page { follow(page) }
            return Output.recording(result, during: "an order")
        case .standingFound(let result):
            standing.take(result, in: context)
            return Output.recording(result, during: "an order in the archive")
        }
    }

    private mutating func follow(_ page: OrderHistoryPage) {
        let found = page.rows.first { $0.order.id == row.order.id }
        isGone = found == nil
        row = found ?? row
    }

    private mutating func load(in context: DashboardContext, isForced: Bool) -> [Output<Message>] {
        loadOrder(in: context, isForced) + loadStanding(in: context, isForced: isForced)
    }

    private mutating func loadOrder(in context: DashboardContext, _ isForced: Bool) -> [Output<Message>] {
        guard search.starts(at: context.now, isForced: isForced) else { return [] }
        let (history, created) = (stores.history, row.order.createdAt)
        let query = OrderHistoryQuery(
            userID: user.id, from: created, until: Instant(microseconds: created.microseconds + 1),
            route: .auto, limit: OrderPages.size)
        return [.effect(.query("order.detail", Message.found) { try await history.orders(query) })]
    }

    private mutating func loadStanding(
        in context: DashboardContext, isForced: Bool = false
    ) -> [Output<Message>] {
        guard standing.starts(at: context.now, isForced: isForced) else { return [] }
        let (row, stores) = (row, stores)
        return [
            .effect(
                .query("order.standing", Message.standingFound) {
                    try await OrderStanding.find(row, policy: stores.policy, in: stores.archive)
                })
        ]
    }

    func data(in context: DashboardContext) -> ListData? {
        ListData(
            name: "order", document: OutputDocument(OrderHistoryPage(readFrom: [row.place], rows: [row])))
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        view(in: context, canvas.glyphs).draw(on: canvas)
    }

    private func view(in context: DashboardContext, _ glyphs: Glyphs) -> DialogView {
        let facts = OrderFacts(row: row, user: user, policy: stores.policy, standing: standing.value)
        let gone = [[Span("\(glyphs.hollowBullet) ", .warning), Span("It is no longer there.")], []]
        let failure = (search.failure ?? standing.failure).map {
            [[], FailureLine.spans($0, shownSince: nil, glyphs)]
        }
        return DialogView(
            title: "Order \(row.order.id)",
            body: (isGone ? gone : []) + Fact.lines(facts.all(at: context.now)) + (failure ?? []),
            scroll: scroll.offset)
    }
}
