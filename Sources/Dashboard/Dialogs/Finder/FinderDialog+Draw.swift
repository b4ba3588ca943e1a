import OrdersCore
import TerminalUI

extension FinderDialog {
    func draw(on canvas: Canvas, in context: DashboardContext) {
        let layout = layout(canvas.size)
        let inner = layout.window.draw(
            title: [Span("Find a user", .titleFocused)], trailing: trailing, on: canvas)
        input.draw(
            on: canvas.sub(layout.input), placeholder: "name, e-mail or id")
        let list = canvas.sub(layout.list)
        guard !found.isEmpty else {
            list.write(spans: words(inner.glyphs), at: .zero, width: list.size.columns)
            return
        }
        table(found).draw(on: list)
    }

    private func table(_ users: [User]) -> TableView {
        TableView(
            columns: [
                TableColumn("user", width: .flexible(minimum: 10, weight: 2), priority: 3),
                TableColumn("email", width: .flexible(minimum: 12, weight: 3), priority: 2),
                TableColumn("id", width: .flexible(minimum: 8, weight: 2), priority: 1),
            ],
            count: users.count, state: position,
            row: { index in
                let user = users[index]
                return [[Span(user.username)], [Span(user.email, .dim)], [Span("\(user.id)", .dim)]]
            })
    }

    private var trailing: [Span] {
        if isSearching { return [Span("searching", .dim)] }
        let count = found.count
        if count == 0 { return [] }
        return [Span(hasMore ? "the first \(count) of more" : "\(count) found", .dim)]
    }

    private func words(_ glyphs: Glyphs) -> [Span] {
        switch answer {
        case _ where isSearching: return []
        case .failure(let error): return FailureLine.spans(error, shownSince: nil, glyphs)
        case .success: return [Span("Nobody has this name, e-mail or id.", .placeholder)]
        case nil: return [Span("Type some letters; those that begin with them come first.", .placeholder)]
        }
    }

    func layout(_ size: Size) -> (window: DialogWindow, input: Rect, list: Rect) {
        let window = DialogWindow(columns: 84, rows: 20, in: size)
        let parts = window.body.splitRows(.cells(1), .cells(1), .part(1))
        return (window, parts[0], parts[2])
    }
}
