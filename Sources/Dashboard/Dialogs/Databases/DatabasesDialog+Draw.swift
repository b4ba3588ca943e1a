import TerminalUI

extension DatabasesDialog {
    func draw(on canvas: Canvas, in context: DashboardContext) {
        let layout = layout(canvas.size)
        let inner = layout.window.draw(title: [Span("Databases", .titleFocused)], on: canvas)
        filter.draw(on: canvas.sub(layout.input), placeholder: "name or address")
        let (list, found) = (canvas.sub(layout.list), found)
        guard !found.isEmpty else {
            list.write(
                spans: [Span("No database has this name or address.", .placeholder)], at: .zero,
                width: list.size.columns)
            return
        }
        table(found, inner.glyphs).draw(on: list)
    }

    private func table(_ found: [DatabaseChoice], _ glyphs: Glyphs) -> TableView {
        let current = directory.current
        return TableView(
            columns: [
                TableColumn("", width: .fixed(1), priority: 5),
                TableColumn("name", width: .flexible(minimum: 10, weight: 2), priority: 5),
                TableColumn("engine", width: .fixed(10), priority: 2),
                TableColumn("where", width: .flexible(minimum: 12, weight: 3), priority: 1),
                TableColumn("", width: .fixed(15), priority: 3),
            ],
            count: found.count, state: position,
            row: { index in
                let choice = found[index]
                let isOpen = choice.id == current
                return [
                    [Span(isOpen ? glyphs.filledBullet : " ", .accent)], [Span(choice.id)],
                    [Span(choice.engine, .dim)], [Span(choice.address, .dim)],
                    [Span(isOpen ? "open" : "", .accent)] + readOnly(choice, isOpen: isOpen),
                ]
            })
    }

    private func readOnly(_ choice: DatabaseChoice, isOpen: Bool) -> [Span] {
        choice.isReadOnly ? [Span(isOpen ? ", read only" : "read only", .dim)] : []
    }

    func layout(_ size: Size) -> (window: DialogWindow, input: Rect, list: Rect) {
        let rows = min(20, max(8, directory.choices.count + 5))
        let window = DialogWindow(columns: 84, rows: rows, in: size)
        let parts = window.body.splitRows(.cells(1), .cells(1), .part(1))
        return (window, parts[0], parts[2])
    }
}
