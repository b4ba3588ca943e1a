import OrdersCore
import TerminalUI

/// Asks what shall be copied: the rows in some form, one of their values, a statement that belongs to them.
///
/// What it offers was read when it was opened, so that the list underneath may change.
struct CopyDialog: Dialog {
    enum Message: Sendable {
        case chosen
    }

    private let copies: [CopiedText]
    private var list: PickList

    init(_ copies: [CopiedText]) {
        self.copies = copies
        list = PickList(
            (name: "copy", detail: "text"),
            rows: copies.map { PickList.Row(name: $0.name, detail: CopyDialog.preview($0.text)) })
    }

    let keys: KeyMap<Message> = [
        KeyBinding(
            keys: [.enter], label: "copy", help: "Put it on the clipboard.", action: .chosen, footerRank: 1)
    ]

    mutating func receive(_ event: PartEvent, in context: DashboardContext) -> [Output<Message>] {
        list.receive(event, in: window(context.size).body) ? chosen : []
    }

    mutating func update(_ message: Message, in context: DashboardContext) -> [Output<Message>] { chosen }

    private var chosen: [Output<Message>] {
        [.close] + (list.selected.map { [.copy(copies[$0].text, name: copies[$0].name)] } ?? [])
    }

    func draw(on canvas: Canvas, in context: DashboardContext) {
        let window = window(canvas.size)
        _ = window.draw(title: [Span("Copy", .titleFocused)], on: canvas)
        list.table.draw(on: canvas.sub(window.body))
    }

    private func window(_ size: Size) -> DialogWindow {
        DialogWindow(columns: 76, rows: min(22, copies.count + 3), in: size)
    }

    /// The beginning, in one line: more is never seen.
    private static func preview(_ text: String) -> String {
        text.prefix(200).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
