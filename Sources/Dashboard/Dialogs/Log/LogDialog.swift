import OrdersCore
import TerminalUI

/// What happened in this session, the newest at the bottom.
struct LogDialog: Dialog {
    enum Message: Sendable {}

    let keys: KeyMap<Message> = []
    private let lines: [SessionLogEntry]
    /// Counted from the end, because that is where it starts.
    private var distance = 0

    init(log: SessionLog) {
        lines = log.entries
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {}

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let body = window(context.size).body.size
        let maximum = max(0, text(width: body.columns, .unicode).count - body.rows)
        switch event {
        case .moved(let move):
            let top = (maximum - distance).scrolled(move, height: body.rows, maximum: maximum)
            distance = maximum - top
        case .scrolled(let rows): distance = min(maximum, max(0, distance - rows))
        default: break
        }
        return []
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let inner = window(canvas.size).draw(title: [Span("What happened", .titleFocused)], on: canvas)
        let text = text(width: inner.size.columns, canvas.glyphs)
        let offset = max(0, text.count - inner.size.rows - distance)
        ListView(
            lines: text, state: ListState(selected: nil, offset: offset), emptyText: "Nothing yet."
        ).draw(on: inner)
    }

    private func text(width: Int, _ glyphs: Glyphs) -> [[Span]] {
        lines.flatMap { entry in
            spans(entry, glyphs).flatMap { LineWrapper.wrap($0, width: width - 2) }
        }
    }

    private func spans(_ entry: SessionLogEntry, _ glyphs: Glyphs) -> [[Span]] {
        let isTrouble = entry.kind == .trouble
        let mark = isTrouble ? Span("\(glyphs.cross) ", .bad) : Span("\(glyphs.separator) ", .dim)
        let times = entry.times > 1 ? [Span(" (\(entry.times) times)", .dim)] : []
        let head = [Span("\(entry.at.timeText) ", .dim), mark, Span(entry.text)] + times
        return [head] + (entry.cause.map { [[Span("           \($0)", .dim)]] } ?? [])
    }

    private func window(_ size: Size) -> DialogWindow {
        DialogWindow(columns: 100, rows: 30, in: size)
    }
}
