import OrdersCore
import TerminalUI

/// Offers things to do, each with a question of its own that follows.
struct ChoiceDialog: Dialog {
    enum Message: Sendable {
        case chosen
    }

    /// One of the things.
    struct Choice: Sendable {
        let name: String
        /// What it is for.
        let purpose: String
        let question: ConfirmJobDialog
    }

    private let title: String
    /// What the choices are, as the head of their column.
    private let noun: String
    private let choices: [Choice]
    private var position = ListState()

    init(title: String, noun: String, choices: [Choice]) {
        self.title = title
        self.noun = noun
        self.choices = choices
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "choose", help: "Look at what it would mean.", action: .chosen,
            footerRank: 1)
    ]

    func movement(in context: DashboardContext) -> String? { choices.count > 1 ? "move" : nil }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let body = window(context.size).body
        let (count, height) = (choices.count, TableView.height(in: body.size))
        switch event {
        case .moved(let move): position.move(move, count: count, height: height)
        case .scrolled(let rows): position.move(by: rows, count: count, height: height)
        case .clicked(let point): select(point, in: body)
        case .doubleClicked(let point): return select(point, in: body) ? choose() : []
        default: break
        }
        return []
    }

    @discardableResult
    private mutating func select(_ point: Point, in body: Rect) -> Bool {
        let place = Point(column: point.column - body.column, row: point.row - body.row)
        guard let row = table.row(at: place, in: body.size) else { return false }
        position.select(row, count: choices.count, height: TableView.height(in: body.size))
        return true
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        choose()
    }

    private func choose() -> [Output<Message>] {
        guard let row = position.clamped(count: choices.count, height: 1).selected else { return [.close] }
        return [.close, .open(choices[row].question)]
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let inner = window(canvas.size).draw(title: [Span(title, .titleFocused)], on: canvas)
        table.draw(on: inner)
    }

    private var table: TableView {
        let choices = choices
        return TableView(
            columns: [
                TableColumn(noun, width: .flexible(minimum: 12, weight: 2), priority: 2),
                TableColumn("for", width: .flexible(minimum: 16, weight: 3), priority: 1),
            ],
            count: choices.count, state: position,
            row: { [[Span(choices[$0].name)], [Span(choices[$0].purpose, .dim)]] }
        )
    }

    private func window(_ size: Size) -> DialogWindow {
        DialogWindow(columns: 76, rows: choices.count + 3, in: size)
    }
}
