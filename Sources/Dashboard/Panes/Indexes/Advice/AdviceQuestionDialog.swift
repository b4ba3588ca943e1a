import OrdersCore
import TerminalUI

/// Asks what shall be measured besides the proposed indexes, and starts it.
struct AdviceQuestionDialog: Dialog {
    enum Message: Sendable {
        case typed(Key)
        case started
        case lastShown
    }

    private var field = TextField()
    private let last: MeasuredAdvice?
    private let catalog: any IndexCatalog

    /// - Parameters:
    ///   - typed: What was typed the last time.
    ///   - last: The newest advice there is, to be looked at again.
    init(typed: String, last: MeasuredAdvice?, catalog: any IndexCatalog) {
        field.paste(typed)
        self.last = last
        self.catalog = catalog
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "measure", help: "Measure the proposed indexes and what is typed.",
            action: .started, footerRank: 1),
        KeyBinding(
            keys: [.tab], label: "last advice", help: "Show the newest advice again.", action: .lastShown,
            footerRank: 2),
    ]

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        guard case .lastShown = message, last == nil else { return .enabled }
        return .disabled(reason: "Nothing was measured yet in this session; Enter measures.")
    }

    func message(typing key: Key) -> Message? {
        var field = field
        return field.handle(key) ? .typed(key) : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        if case .pasted(let text) = event { field.paste(text) }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .typed(let key):
            _ = field.handle(key)
            return []
        case .started:
            let wanted = IndexesPane.Message.adviceWanted(typed: field.text)
            return [.close, .send(.told(.pane(IndexesPane.paneID), wanted))]
        case .lastShown:
            guard let last else { return [] }
            return [.close, .open(AdviceDialog(advice: last, catalog: catalog))]
        }
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let lines = LineWrapper.wrap([Span(AdviceQuestionDialog.words)], width: width(canvas.size))
        let window = DialogWindow(columns: 76, rows: lines.count + 6, in: canvas.size)
        let inner = window.draw(title: [Span("Measure which index helps", .titleFocused)], on: canvas)
        inner.write(lines: lines)
        let row = lines.count + 1
        inner.write("Your own, besides the proposed ones:", at: Point(column: 0, row: row), style: .dim)
        let box = Rect(column: 0, row: row + 1, columns: inner.size.columns, rows: 1)
        field.draw(
            on: inner.sub(box), focused: true,
            placeholder: "status, created_at DESC; (created_at, user_id) WHERE \(canvas.glyphs.ellipsis)")
    }

    private func width(_ size: Size) -> Int {
        DialogWindow(columns: 76, rows: 10, in: size).body.columns
    }

    private static let words =
        "Builds each index on a sample in a temporary database: whole users with all their orders. The database "
        + "is only read. It goes on in the background, and x in the pane cancels it."
}
