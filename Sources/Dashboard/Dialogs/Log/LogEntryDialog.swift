import OrdersCore
import TerminalUI

/// One entry of the log in full.
struct LogEntryDialog: Dialog {
    enum Message: Sendable {
        case copied
    }

    let line: LogLine
    private var scroll = 0

    init(line: LogLine) {
        self.line = line
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.character("y")], label: "copy", help: "Copy the entry to the clipboard.",
            action: .copied, footerRank: 1)
    ]

    func movement(in context: DashboardContext) -> String? {
        view(.unicode).maximumScroll(in: context.size) > 0 ? "scroll" : nil
    }

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        let maximum = view(.unicode).maximumScroll(in: context.size)
        switch event {
        case .moved(let move):
            scroll = scroll.scrolled(move, height: context.size.rows / 2, maximum: maximum)
        case .scrolled(let rows): scroll = max(0, min(scroll + rows, maximum))
        default: break
        }
        return []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] {
        [.copy(line.copyText, name: "the entry")]
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        view(canvas.glyphs).draw(on: canvas)
    }

    private func view(_ glyphs: Glyphs) -> DialogView {
        let times = line.times > 1 ? [[], [Span("\(line.times) times, last then", .dim)]] : []
        let cause = line.cause.map { [[], [Span("Cause", .header)], [Span($0)]] } ?? []
        return DialogView(
            title: "\(line.at.dateText) \(line.at.timeText) UTC",
            body: [[line.mark(glyphs), Span(line.text)]] + cause + times, scroll: scroll)
    }
}
