import TerminalUI
import Testing

struct KeyMapTests {
    enum Action { case move, open, build, quit }

    let map: KeyMap<Action> = [
        KeyBinding(
            keys: [.up, .character("k")], label: "move", help: "Selects the row above.", action: .move,
            footerRank: 0, footerKeys: [.up, .down]),
        KeyBinding(keys: [.enter], label: "open", help: "Opens the row.", action: .open, footerRank: 1),
        KeyBinding(
            keys: [.character("b")], label: "build index", help: "Builds the index.", action: .build,
            footerRank: 3),
        KeyBinding(
            keys: [.character("q"), .control("c")], label: "quit", help: "Ends ordertop.", action: .quit,
            footerRank: 2),
        KeyBinding(keys: [.character("g")], label: "first", help: "Selects the first row.", action: .move),
    ]

    @Test func `Any key of a binding finds it`() {
        #expect(map.binding(for: .character("k"))?.action == .move)
        #expect(map.binding(for: .control("c"))?.label == "quit")
        #expect(map.binding(for: .character("x")) == nil)
    }

    @Test func `Keys that two bindings claim are found, and the first one has them`() {
        let twice = KeyMap(map.bindings + [KeyBinding(keys: [.enter], label: "x", help: "x", action: .quit)])
        #expect(map.duplicateKeys == [])
        #expect(twice.duplicateKeys == [.enter])
        #expect(twice.binding(for: .enter)?.action == .open)
    }

    @Test(arguments: [
        (Key.enter, "⏎", "Enter"), (.up, "↑", "Up"), (.character(" "), "Space", "Space"),
        (.control("c"), "Ctrl-C", "Ctrl-C"), (.control(" "), "Ctrl-Space", "Ctrl-Space"),
        (.pageUp, "PgUp", "PgUp"), (.backTab, "Shift-Tab", "Shift-Tab"), (.function(5), "F5", "F5"),
        (.alt("x"), "Alt-x", "Alt-x"), (.character("ü"), "ü", "ü"), (.delete, "Del", "Del"),
    ])
    func `Keys have names in Unicode and in ASCII`(_ key: Key, _ unicode: String, _ ascii: String) {
        #expect(key.name == unicode)
        #expect(key.name(.ascii) == ascii)
    }

    @Test(arguments: [
        (60, " ↑↓ move  ⏎ open  b build index  q quit"), (34, " ↑↓ move  ⏎ open  q quit"),
        (20, " ↑↓ move  ⏎ open"), (10, " ↑↓ move"), (5, ""), (1, ""),
    ])
    func `A footer drops the entries of least rank first`(_ columns: Int, _ expected: String) {
        let screen = Screen.draw(size: Size(columns: columns, rows: 1)) {
            FooterView(bindings: map.bindings).draw(on: $0)
        }
        #expect(screen.text == expected)
    }

    @Test func `A footer names keys in words without Unicode`() {
        let footer = FooterView(bindings: map.bindings)
        let screen = Screen.draw(size: Size(columns: 60, rows: 1), glyphs: .ascii) { footer.draw(on: $0) }
        #expect(screen.text == " Up/Down move  Enter open  b build index  q quit")
        #expect(screen[1, 0].style == .key)
        #expect(screen[9, 0].style == .keyLabel)
    }
}
