import OrdersCore
import TerminalUI

/// Offers the proposed indexes that aren't there.
struct ProposalDialog: Dialog {
    enum Message: Sendable {
        case chosen
    }

    private let proposals: [IndexDefinition]
    private let catalog: any IndexCatalog
    private var position = ListState()

    init(proposals: [IndexDefinition], catalog: any IndexCatalog) {
        self.proposals = proposals
        self.catalog = catalog
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "choose", help: "Look at what building it would mean.", action: .chosen,
            footerRank: 1)
    ]

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let (count, height) = (proposals.count, TableView.height(in: window(context.size).body.size))
        switch event {
        case .moved(let move): position.move(move, count: count, height: height)
        case .scrolled(let rows): position.move(by: rows, count: count, height: height)
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        guard let row = position.clamped(count: proposals.count, height: 1).selected else { return [.close] }
        return [.close, .open(IndexesPane.confirmation(of: proposals[row], catalog: catalog))]
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let inner = window(canvas.size).draw(
            title: [Span("Build which index?", .titleFocused)], on: canvas)
        let proposals = proposals
        TableView(
            columns: [
                TableColumn("index", width: .flexible(minimum: 12, weight: 2), priority: 2),
                TableColumn("for", width: .flexible(minimum: 16, weight: 3), priority: 1),
            ],
            count: proposals.count, state: position,
            row: { [[Span(proposals[$0].name)], [Span(proposals[$0].purpose, .dim)]] }
        ).draw(on: inner)
    }

    private func window(_ size: Size) -> DialogWindow {
        DialogWindow(columns: 76, rows: proposals.count + 3, in: size)
    }
}
