import OrdersCore
import TerminalUI

/// One view: the product, and who looked at it when.
struct ViewDialog: Dialog {
    enum Message: Sendable {}

    private let recent: RecentView
    private let user: User
    private var scroll = TextScroll()

    let keys: KeyMap<Message> = []

    init(_ recent: RecentView, by user: User) {
        (self.recent, self.user) = (recent, user)
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        scroll.receive(event, of: view(in: context), in: context.size)
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {}

    func data(in context: DashboardContext) -> ListData? {
        ListData(name: "recent-view", document: OutputDocument([recent]))
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        view(in: context).draw(on: canvas)
    }

    private func view(in context: DashboardContext) -> DialogView {
        let (product, viewedAt) = (recent.product, recent.viewedAt)
        let age = RelativeTime.spoken(viewedAt, at: context.shownNow)
        let facts = [
            Fact(name: "product", value: product.name), Fact(name: "product id", value: "\(product.id)"),
            Fact(name: "price", value: product.price.grouped, style: .money),
            Fact(name: "last viewed", value: "\(viewedAt.spoken) UTC, \(age)"),
            Fact(name: "by", value: user.username),
            Fact(name: "email", value: user.email.isEmpty ? "none" : user.email),
            Fact(name: "user id", value: "\(user.id)"),
        ]
        return DialogView(title: "View of a product", body: Fact.lines(facts), scroll: scroll.offset)
    }
}
