import OrdersCore
import TerminalUI

/// The measured candidates by rank, what to do and why. Enter asks whether to build the selected one.
struct AdviceDialog: Dialog {
    enum Message: Sendable {
        case buildAsked
        case copied
    }

    private let advice: MeasuredAdvice
    private let catalog: any IndexCatalog
    private var position = ListState()

    init(advice: MeasuredAdvice, catalog: any IndexCatalog) {
        self.advice = advice
        self.catalog = catalog
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "build",
            help: "Look at what building the selected index means; asks first.",
            action: .buildAsked, footerRank: 1),
        KeyBinding(
            keys: [.character("y")], label: "copy", help: "Copy the selected index's statement.",
            action: .copied, footerRank: 3),
    ]

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        guard !advice.candidates.isEmpty else {
            return .disabled(reason: "There is no index that isn't there already.")
        }
        guard case .buildAsked = message, let reason = IndexesPane.controls.obstacle(in: context) else {
            return .enabled
        }
        return .disabled(reason: reason)
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let (count, height) = (advice.candidates.count, advice.candidates.count)
        switch event {
        case .moved(let move): position.move(move, count: count, height: height)
        case .scrolled(let rows): position.move(by: rows, count: count, height: height)
        case .clicked(let point): select(point, in: context)
        case .doubleClicked(let point): return select(point, in: context) ? ask(in: context) : []
        default: break
        }
        return []
    }

    @discardableResult
    private mutating func select(_ point: Point, in context: DashboardContext) -> Bool {
        let table = layout(context.size, isASCII: false).table
        let place = Point(column: point.column - table.column, row: point.row - table.row)
        let text = AdviceText(advice: advice, isASCII: false)
        guard let row = text.table(position).row(at: place, in: table.size) else { return false }
        position.select(row, count: advice.candidates.count, height: TableView.height(in: table.size))
        return true
    }

    /// What a double click does: the same as Enter, with the same refusals.
    private func ask(in context: DashboardContext) -> [Output<Message>] {
        if let reason = state(of: .buildAsked, in: context).reason {
            return [.notify(Notice(.refusal, reason))]
        }
        return build()
    }

    private func build() -> [Output<Message>] {
        guard let definition = selected?.definition else { return [] }
        return [.close, .open(IndexesPane.confirmation(of: definition, catalog: catalog))]
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        guard let definition = selected?.definition else { return [] }
        switch message {
        case .buildAsked: return build()
        case .copied: return [.copy(definition.statement, name: "the statement")]
        }
    }

    private var selected: CandidateAdvice? {
        let count = advice.candidates.count
        return position.clamped(count: count, height: max(1, count)).selected.map { advice.candidates[$0] }
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let text = AdviceText(advice: advice, isASCII: canvas.glyphs.isASCII)
        let layout = layout(canvas.size, isASCII: canvas.glyphs.isASCII)
        _ = layout.window.draw(title: [Span("Advice, measured on a sample", .titleFocused)], on: canvas)
        canvas.sub(layout.head).write(lines: [text.head])
        text.table(position).draw(on: canvas.sub(layout.table))
        canvas.sub(layout.foot).write(lines: foot(text, layout.foot.columns))
    }

    private func foot(_ text: AdviceText, _ width: Int) -> [[Span]] {
        text.foot(selected: selected, width: width)
    }

    /// The window and what is in it, in the canvas's coordinates.
    private func layout(
        _ size: Size, isASCII: Bool
    ) -> (window: DialogWindow, head: Rect, table: Rect, foot: Rect) {
        let (columns, count) = (100, advice.candidates.count)
        let width = DialogWindow(columns: columns, rows: 12, in: size).body.columns
        let foot = foot(AdviceText(advice: advice, isASCII: isASCII), width).count
        let window = DialogWindow(columns: columns, rows: count + foot + 5, in: size)
        let parts = window.body.splitRows(.cells(1), .cells(count + 1), .cells(1), .cells(foot))
        return (window, parts[0], parts[1], parts[3])
    }
}
