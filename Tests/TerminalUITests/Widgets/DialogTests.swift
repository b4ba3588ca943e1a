import TerminalUI
import Testing

struct DialogTests {
    let dialog = DialogView(
        title: "Build orders_report?",
        body: [["CREATE INDEX orders_report ON orders (status, created_at)"], [], ["298 MB, about 12 s"]],
        buttons: ["Build", "Cancel"], selected: 1
    )

    @Test func `A dialog stands in the middle and wraps its text`() {
        #expect(
            render(44, 12) { dialog.draw(on: $0) } == """


                ┌─Build orders_report? ────────────────────┐
                │ CREATE INDEX orders_report ON orders     │
                │ (status, created_at)                     │
                │                                          │
                │ 298 MB, about 12 s                       │
                │                                          │
                │          [ Build ]  [>Cancel<]           │
                └──────────────────────────────────────────┘


                """)
    }

    @Test func `A dialog that is too tall scrolls and keeps its buttons`() {
        var dialog = dialog
        let size = Size(columns: 30, rows: 7)
        #expect(
            render(30, 7) { dialog.draw(on: $0) } == """
                ┌─Build orders_report? ──────┐
                │ CREATE INDEX             ┃ │
                │ orders_report ON orders  │ │
                │ (status, created_at)     │ │
                │                            │
                │   [ Build ]  [>Cancel<]    │
                └────────────────────────────┘
                """)
        #expect(dialog.maximumScroll(in: size) == 2)
        dialog.scroll = 99
        #expect(render(30, 7) { dialog.draw(on: $0) }.contains("298 MB, about 12 s"))
    }

    @Test func `Without room for all buttons the selected one is seen between arrows`() {
        let lines = render(16, 8) { dialog.draw(on: $0) }.split(separator: "\n")
        #expect(lines[6] == "│ ←[>Cancel<]  │")
    }

    @Test func `The selected button can be told apart`() {
        let screen = Screen.draw(size: Size(columns: 44, rows: 12)) { dialog.draw(on: $0) }
        #expect(screen[24, 8].style == .selection)
        #expect(screen[13, 8].style == .dialog)
    }

    @Test func `Words that are longer than the line are cut where it ends`() {
        let lines = LineWrapper.wrap(["ab cdefghijkl 日本語"], width: 5)
        #expect(lines.map { $0.map(\.text).joined() } == ["ab ", "cdefg", "hijkl", "日本", "語"])
    }
}
