import OrdersCore
import TerminalUI

/// What every key does and every mark means, filtered as one types. The place that the person comes from is first.
struct HelpDialog: Dialog {
    enum Message: Sendable {
        case typed(Key)
    }

    let keys: KeyMap<Message> = []
    private let groups: [CommandGroup]
    private let legend: Legend
    private var filter = TextField()
    private var scroll = 0

    init(groups: [CommandGroup], keys names: KeyNames) {
        self.groups = groups
        legend = Legend(keys: names)
    }

    /// The same place of a help that has changed.
    func renewed(_ groups: [CommandGroup]) -> HelpDialog {
        var help = HelpDialog(groups: groups, keys: legend.keys)
        (help.filter, help.scroll) = (filter, scroll)
        return help
    }

    func movement(in context: DashboardContext) -> String? {
        maximumScroll(in: context.size) > 0 ? "scroll" : nil
    }

    func message(typing key: Key) -> Message? {
        var field = filter
        return field.handle(key) ? .typed(key) : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        switch event {
        case .pasted(let text):
            filter.paste(text)
            scroll = 0
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
        let view = view(canvas.glyphs)
        let inner = window(canvas.size).draw(title: [Span("Help", .titleFocused)], on: canvas)
        let parts = inner.bounds.splitRows(.cells(1), .cells(1), .part(1))
        FilterLine(field: filter, matches: view.matchCount, of: view.rowCount).draw(on: inner.sub(parts[0]))
        view.draw(on: inner.sub(parts[2]))
    }

    private func view(_ glyphs: Glyphs) -> HelpView {
        let sections = groups.map { $0.helpSection(glyphs) } + legend.sections(glyphs)
        return HelpView(sections: sections, filter: filter.text, scroll: scroll)
    }

    private func window(_ size: Size) -> DialogWindow {
        DialogWindow(columns: 88, rows: 36, in: size)
    }

    private func room(in size: Size) -> Size {
        let body = window(size).body.size
        return Size(columns: body.columns, rows: body.rows - 2)
    }

    /// Lines break elsewhere where keys have longer names.
    private func maximumScroll(in size: Size) -> Int {
        let room = room(in: size)
        return max(view(.unicode).maximumScroll(in: room), view(.ascii).maximumScroll(in: room))
    }
}
