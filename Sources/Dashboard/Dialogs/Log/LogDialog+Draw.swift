import OrdersCore
import TerminalUI

extension LogDialog {
    func draw(on canvas: Canvas, in context: DashboardContext) {
        let shown = shown(in: context)
        let inner = window(canvas.size).draw(
            title: [Span("What happened", .titleFocused)], trailing: [following], on: canvas)
        let parts = inner.bounds.splitRows(.cells(1), .part(1), .cells(lines.failure == nil ? 0 : 1))
        drawFilter(shown, on: inner.sub(parts[0]))
        drawList(shown, at: context.now, on: inner.sub(parts[1]))
        guard let failure = lines.failure else { return }
        inner.sub(parts[2]).write(
            lines: [FailureLine.spans(failure, shownSince: lines.loadedAt, canvas.glyphs)])
    }

    private var following: Span {
        selected == nil ? Span("follows the end", .dim) : Span("held, G follows the end", .warning)
    }

    private func drawFilter(_ shown: LogLines, on canvas: Canvas) {
        guard isFiltering || !filter.text.isEmpty else {
            canvas.write("\(shown.all.count) entries", at: .zero, style: .dim)
            return
        }
        FilterLine(field: filter, isTyping: isFiltering, matches: shown.shown.count, of: shown.all.count)
            .draw(on: canvas)
    }

    private func drawList(_ shown: LogLines, at now: Instant, on canvas: Canvas) {
        let isToday = shown.shown.allSatisfy { $0.at.dateText == now.dateText }
        ListView(
            lines: shown.shown.map { $0.spans(withDate: !isToday, canvas.glyphs) },
            state: listState(shown, height: canvas.size.rows),
            emptyText: shown.all.isEmpty ? "Nothing yet." : "No entry has all of these words."
        ).draw(on: canvas)
    }

    func listHeight(in size: Size) -> Int {
        max(1, window(size).body.rows - 1 - (lines.failure == nil ? 0 : 1))
    }

    private func window(_ size: Size) -> DialogWindow {
        DialogWindow(columns: 108, rows: 32, in: size)
    }
}
