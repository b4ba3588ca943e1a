import OrdersCore
import TerminalUI

/// Every command by its name.
struct PaletteDialog: Dialog {
    enum Message: Sendable {
        case typed(Key)
        case chosen
    }

    private let entries: [CommandEntry]
    private var input = TextField()
    private var position = ListState()

    init(groups: [CommandGroup]) {
        entries = groups.flatMap(\.entries)
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "run", help: "Run the selected command.", action: .chosen, footerRank: 1)
    ]

    func message(typing key: Key) -> Message? {
        var field = input
        return field.handle(key) ? .typed(key) : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .pasted(let text): input.paste(text)
        case .moved(let move): position.move(move, count: matchCount, height: height(in: context))
        case .scrolled(let rows): position.move(by: rows, count: matchCount, height: height(in: context))
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .typed(let key):
            if input.handle(key) { position = ListState() }
            return []
        case .chosen:
            guard let index = view(.unicode).selectedItem else { return [] }
            return [.close] + entries[index].messages.map { .send($0) }
        }
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let title = [Span("Commands", .titleFocused)]
        view(canvas.glyphs).draw(on: window(canvas.size).draw(title: title, on: canvas))
    }

    private var matchCount: Int { view(.unicode).matches.count }

    private func view(_ glyphs: Glyphs) -> PaletteView {
        let items = entries.map {
            PaletteItem($0.title, detail: $0.keyNames(glyphs), state: $0.state)
        }
        return PaletteView(items: items, input: input, state: position)
    }

    private func window(_ size: Size) -> DialogWindow {
        DialogWindow(columns: 76, rows: 20, in: size)
    }

    private func height(in context: DashboardContext) -> Int {
        window(context.size).body.rows - 1
    }
}
