import OrdersCore
import TerminalUI

extension UserDialog {
    struct Layout {
        let window: DialogWindow
        let head: Rect
        let tabs: Rect
        let list: Rect
    }

    func layout(_ size: Size) -> Layout {
        let window = DialogWindow(columns: 96, rows: 32, in: size)
        let parts = window.body.splitRows(.cells(2), .cells(1), .part(1))
        return Layout(window: window, head: parts[0], tabs: parts[1], list: parts[2])
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let layout = layout(canvas.size)
        let arranged = arrangedList?.words(canvas.glyphs) ?? []
        let line = arranged.isEmpty ? [] : [Span(" \(canvas.glyphs.box.horizontal) ", .dialogBorder)]
        _ = layout.window.draw(
            title: [Span(user.username, .titleFocused)] + line + arranged, trailing: trailing, on: canvas)
        let head = canvas.sub(layout.head)
        head.write(lines: [
            [Span("email  ", .dim), Span(user.email.isEmpty ? "none" : user.email)],
            [Span("id     ", .dim), Span("\(user.id)")],
        ])
        tabLine.draw(on: canvas.sub(layout.tabs))
        drawList(on: canvas.sub(layout.list), in: context)
    }

    private var trailing: [Span] {
        guard page == .orders else { return [] }
        guard orders.value != nil else {
            return [Span(orders.failure == nil ? "loading" : "error", .dim)]
        }
        return [Span("read from \(pages.readFrom.map(\.rawValue).joined(separator: ", "))", .dim)]
    }

    var tabLine: TabLineView {
        let count = orders.value.map { _ in
            " \(pages.isComplete ? "" : "newest ")\(pages.rows.count.grouped)"
        }
        let tabs = ["Orders\(count ?? "")", "Recent views\(views.value.map { " \($0.count)" } ?? "")"]
        return TabLineView(tabs: tabs, selected: page == .orders ? 0 : 1)
    }

    private func drawList(on canvas: Canvas, in context: DashboardContext) {
        guard let failure = page == .orders ? orders.failure : views.failure else {
            return table(in: context).draw(on: canvas)
        }
        let spans = FailureLine.spans(failure, shownSince: nil, canvas.glyphs)
        canvas.write(lines: LineWrapper.wrap(spans, width: canvas.size.columns))
    }
}
