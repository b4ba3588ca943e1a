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
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        guard let definition = selected?.definition else { return [] }
        switch message {
        case .buildAsked:
            return [.close, .open(IndexesPane.confirmation(of: definition, catalog: catalog))]
        case .copied: return [.copy(definition.statement, name: "the statement")]
        }
    }

    private var selected: CandidateAdvice? {
        let count = advice.candidates.count
        return position.clamped(count: count, height: max(1, count)).selected.map { advice.candidates[$0] }
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let text = AdviceText(advice: advice, isASCII: canvas.glyphs.isASCII)
        let columns = 100
        let probe = DialogWindow(columns: columns, rows: 12, in: canvas.size).body.columns
        let foot = text.foot(selected: selected, width: probe)
        let rows = advice.candidates.count + foot.count + 5
        let inner = DialogWindow(columns: columns, rows: rows, in: canvas.size)
            .draw(title: [Span("Advice, measured on a sample", .titleFocused)], on: canvas)
        let parts = inner.bounds.splitRows(
            .cells(1), .cells(advice.candidates.count + 1), .cells(1), .cells(foot.count))
        inner.sub(parts[0]).write(lines: [text.head])
        text.table(position).draw(on: inner.sub(parts[1]))
        inner.sub(parts[3]).write(lines: foot)
    }
}
