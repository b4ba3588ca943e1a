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
        _ = layout.window.draw(title: [Span(user.username, .titleFocused)], trailing: trailing, on: canvas)
        let head = canvas.sub(layout.head)
        head.write(
            spans: [Span("email  ", .dim), Span(user.email.isEmpty ? "none" : user.email)], at: .zero,
            width: head.size.columns)
        head.write(
            spans: [Span("id     ", .dim), Span("\(user.id)")], at: Point(column: 0, row: 1),
            width: head.size.columns)
        TabLineView(tabs: tabs, selected: page == .orders ? 0 : 1).draw(on: canvas.sub(layout.tabs))
        drawList(on: canvas.sub(layout.list), in: context)
    }

    private var trailing: [Span] {
        guard page == .orders else { return [] }
        guard let value = orders.value else {
            return [Span(orders.failure == nil ? "loading" : "error", .dim)]
        }
        return [Span("read from \(value.readFrom.map(\.rawValue).joined(separator: ", "))", .dim)]
    }

    private var tabs: [String] {
        let count = orders.value.map { page in
            " \(page.rows.count == UserDialog.orderLimit ? "newest " : "")\(page.rows.count.grouped)"
        }
        return ["Orders\(count ?? "")", "Recent views\(views.value.map { " \($0.count)" } ?? "")"]
    }

    private func drawList(on canvas: Canvas, in context: DashboardContext) {
        if let failure = page == .orders ? orders.failure : views.failure {
            let spans = FailureLine.spans(failure, shownSince: nil, canvas.glyphs)
            for (row, line) in LineWrapper.wrap(spans, width: canvas.size.columns).enumerated() {
                canvas.write(spans: line, at: Point(column: 0, row: row), width: canvas.size.columns)
            }
            return
        }
        switch page {
        case .orders: orderTable(in: context).draw(on: canvas)
        case .views: viewTable(in: context).draw(on: canvas)
        }
    }

    private func orderTable(in context: DashboardContext) -> TableView {
        let rows = orders.value?.rows ?? []
        let money = rows.map { TextWidth.columns(of: $0.order.total.grouped) }.max() ?? 0
        return TableView(
            columns: [
                TableColumn("created (UTC)", width: .fixed(19), priority: 8),
                TableColumn("order", width: .flexible(minimum: 8), align: .trailing, priority: 5),
                TableColumn("status", width: .flexible(minimum: 9), priority: 4),
                TableColumn("place", width: .fixed(7), priority: 3),
                TableColumn("total", width: .fixed(max(7, money)), align: .trailing, priority: 9),
            ],
            count: rows.count, state: orderPosition,
            emptyText: orders.value == nil ? "Reading orders." : "No orders there.",
            row: { UserDialog.cells(rows[$0]) })
    }

    private static func cells(_ row: OrderHistoryPage.Row) -> [[Span]] {
        let order = row.order
        return [
            [Span("\(order.createdAt.dateText) \(order.createdAt.timeText)", .dim)], [Span("\(order.id)")],
            [Span(order.status ?? "")], [Span(row.place.rawValue, .dim)], [Span(order.total.grouped, .money)],
        ]
    }

    private func viewTable(in context: DashboardContext) -> TableView {
        ViewTable(views: views.value ?? [], now: context.shownNow).table(
            state: viewPosition, emptyText: emptyViews(in: context))
    }

    private func emptyViews(in context: DashboardContext) -> String {
        if let reason = context.availability(.listViews).reason { return reason }
        return views.value == nil ? "Reading views." : "Nothing was looked at yet."
    }
}
