import OrdersCore
import TerminalUI

/// What every key does, filtered as one types.
struct HelpDialog: Dialog {
    enum Message: Sendable {
        case typed(Key)
    }

    let keys: KeyMap<Message> = []
    private let groups: [CommandGroup]
    private var filter = TextField()
    private var scroll = 0

    init(groups: [CommandGroup]) {
        self.groups = groups
    }

    func message(typing key: Key) -> Message? {
        var field = filter
        return field.handle(key) ? .typed(key) : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .pasted(let text): filter.paste(text)
        case .moved(let move):
            let height = room(in: context.size).rows
            scroll = scroll.scrolled(move, height: height, maximum: maximumScroll(in: context.size))
        case .scrolled(let rows):
            scroll = max(0, min(scroll + rows, maximumScroll(in: context.size)))
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        guard case .typed(let key) = message, filter.handle(key) else { return [] }
        scroll = 0
        return []
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let inner = window(canvas.size).draw(title: [Span("Help", .titleFocused)], on: canvas)
        let parts = inner.bounds.splitRows(.cells(1), .cells(1), .part(1))
        let line = inner.sub(parts[0])
        line.write("filter", at: .zero, style: .dim)
        filter.draw(
            on: line.sub(Rect(column: 7, columns: line.size.columns - 7, rows: 1)), placeholder: "type a word"
        )
        view(canvas.glyphs).draw(on: inner.sub(parts[2]))
    }

    private func view(_ glyphs: Glyphs) -> HelpView {
        HelpView(sections: groups.map { $0.helpSection(glyphs) }, filter: filter.text, scroll: scroll)
    }

    private func window(_ size: Size) -> DialogWindow {
        DialogWindow(columns: 84, rows: 34, in: size)
    }

    private func room(in size: Size) -> Size {
        let body = window(size).body.size
        return Size(columns: body.columns, rows: body.rows - 2)
    }

    private func maximumScroll(in size: Size) -> Int {
        view(.unicode).maximumScroll(in: room(in: size))
    }
}
