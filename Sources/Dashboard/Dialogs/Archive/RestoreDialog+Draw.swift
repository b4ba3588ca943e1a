import OrdersCore
import TerminalUI

extension RestoreDialog {
    func draw(on canvas: Canvas, in context: DashboardContext) {
        let inner = window(canvas.size).draw(
            title: [Span("Restore from the archive", .titleFocused)], on: canvas)
        let rows = inner.bounds.split(.rows, Array(repeating: .cells(1), count: 8))
        inner.write(spans: held, at: .zero, width: inner.size.columns)
        write(choice("Everything", isOn: !isSome, at: .everything, canvas.glyphs), on: inner.sub(rows[2]))
        write(choice("Some months", isOn: isSome, at: nil, canvas.glyphs), on: inner.sub(rows[3]))
        draw(first, "first", at: .first, hint: month(holding?.oldest), on: inner.sub(rows[4]))
        draw(last, "last ", at: .last, hint: month(holding?.newest), on: inner.sub(rows[5]))
        write(
            refusal.map { [Span("\(canvas.glyphs.cross) ", .bad), Span($0)] } ?? [], on: inner.sub(rows[6]))
        write(buttons, on: inner.sub(rows[7]))
    }

    private func window(_ size: Size) -> DialogWindow { DialogWindow(columns: 64, rows: 10, in: size) }

    /// What a click at a place means; nil where nothing is.
    func stop(at point: Point, in size: Size) -> Stop? {
        let body = window(size).body
        guard body.contains(point) else { return nil }
        switch point.row - body.row {
        case 2: return .everything
        case 3, 4: return .first
        case 5: return .last
        case 7: return button(atColumn: point.column - body.column)
        default: return nil
        }
    }

    private func button(atColumn column: Int) -> Stop? {
        var start = 0
        for (stop, name) in Self.buttonNames {
            let width = TextWidth.columns(of: name) + 4
            if (start..<start + width).contains(column) { return stop }
            start += width + 2
        }
        return nil
    }

    private static let buttonNames = [(Stop.proceed, "Look at the plan"), (.cancel, "Cancel")]

    private var held: [Span] {
        guard let holding else { return [Span("What the archive holds isn't known yet.", .dim)] }
        let range = [holding.oldest, holding.newest].compactMap { $0?.dateText }.joined(separator: " to ")
        return [Span("The archive holds \(holding.rows.grouped) orders"), Span("  \(range)", .dim)]
    }

    private func choice(_ text: String, isOn: Bool, at place: Stop?, _ glyphs: Glyphs) -> [Span] {
        let mark = isOn ? Span(glyphs.filledBullet, .accent) : Span(glyphs.hollowBullet, .dim)
        return [mark, Span(" "), Span(text, place == stop ? .selection : .text)]
    }

    private func draw(
        _ field: TextField, _ name: String, at place: Stop, hint: String, on canvas: Canvas
    ) {
        let label = stop == place ? Style.accent : .dim
        canvas.write("    \(name)  ", at: .zero, style: label)
        let box = Rect(column: 11, columns: min(20, canvas.size.columns - 11), rows: 1)
        field.draw(on: canvas.sub(box), focused: stop == place, placeholder: hint)
    }

    private var buttons: [Span] {
        Self.buttonNames.flatMap { place, name in
            let isHere = stop == place
            let text = isHere ? "[>\(name)<]" : "[ \(name) ]"
            return [Span(text, isHere ? .selection : .dialog), Span("  ", .dialog)]
        }
    }

    private func month(_ instant: Instant?) -> String {
        instant.map { String($0.dateText.prefix(7)) } ?? "2023-01"
    }

    private func write(_ line: [Span], on canvas: Canvas) {
        canvas.write(spans: line, at: .zero, width: canvas.size.columns)
    }
}
