import OrdersCore
import TerminalUI

/// Every command by its name, those run last first.
struct PaletteDialog: Dialog {
    enum Message: Sendable {
        case typed(Key)
        case chosen
    }

    private let entries: [CommandEntry]
    private var input = TextField()
    private var position = ListState()

    /// - Parameter recent: what was run by name before, the last first.
    init(groups: [CommandGroup], recent: [CommandName] = []) {
        let all = groups.flatMap(\.entries)
        let again = recent.compactMap { name in all.first { $0.name == name } }
        entries = again + all.filter { !recent.contains($0.name) }
    }

    /// The same place of a palette whose commands have changed.
    func renewed(_ groups: [CommandGroup], recent: [CommandName]) -> PaletteDialog {
        var palette = PaletteDialog(groups: groups, recent: recent)
        (palette.input, palette.position) = (input, position)
        return palette
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "run", help: "Run the selected command.", action: .chosen, footerRank: 1)
    ]

    func state(of message: Message, in context: DashboardContext) -> BindingState {
        guard case .chosen = message else { return .enabled }
        guard let index = view(.unicode).selectedItem else {
            return .disabled(reason: "No command has this name; Backspace takes a letter away.")
        }
        return entries[index].state
    }

    func movement(in context: DashboardContext) -> String? { matchCount > 1 ? "move" : nil }

    func message(typing key: Key) -> Message? {
        var field = input
        return field.handle(key) ? .typed(key) : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .pasted(let text):
            input.paste(text)
            position = ListState()
        case .moved(let move): position.move(move, count: matchCount, height: height(in: context))
        case .scrolled(let rows): position.move(by: rows, count: matchCount, height: height(in: context))
        case .clicked(let point): select(point, in: context)
        case .doubleClicked(let point): return select(point, in: context) ? choose(in: context) : []
        default: break
        }
        return []
    }

    @discardableResult
    private mutating func select(_ point: Point, in context: DashboardContext) -> Bool {
        let body = window(context.size).body
        let place = Point(column: point.column - body.column, row: point.row - body.row)
        guard let match = view(.unicode).match(at: place, in: body.size) else { return false }
        position.select(match, count: matchCount, height: height(in: context))
        return true
    }

    /// What a double click does: the same as Enter, with the same refusals.
    private func choose(in context: DashboardContext) -> [Output<Message>] {
        if let reason = state(of: .chosen, in: context).reason { return [.notify(Notice(.refusal, reason))] }
        return run()
    }

    private func run() -> [Output<Message>] {
        guard let index = view(.unicode).selectedItem else { return [] }
        // Whether it can be done is looked up once more: much may have happened since the list was made.
        return [.close, .send(.init(kind: .commandNamed(entries[index].name)))]
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        switch message {
        case .typed(let key):
            if input.handle(key) { position = ListState() }
            return []
        case .chosen: return run()
        }
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let title = [Span("Commands", .titleFocused)]
        view(canvas.glyphs).draw(on: window(canvas.size).draw(title: title, on: canvas))
    }

    private var matchCount: Int { view(.unicode).matches.count }

    private func view(_ glyphs: Glyphs) -> PaletteView {
        PaletteView(items: entries.map { $0.paletteItem(glyphs) }, input: input, state: position)
    }

    private func window(_ size: Size) -> DialogWindow {
        DialogWindow(columns: 84, rows: 24, in: size)
    }

    private func height(in context: DashboardContext) -> Int {
        PaletteView.height(in: window(context.size).body.size)
    }
}
