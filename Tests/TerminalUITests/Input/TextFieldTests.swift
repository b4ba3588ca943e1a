import TerminalUI
import Testing

struct TextFieldTests {
    func typed(_ keys: [Key], into text: String = "") -> TextField {
        var field = TextField(text)
        for key in keys {
            let isHandled = field.handle(key)
            #expect(isHandled)
        }
        return field
    }

    @Test func `Characters are inserted at the cursor`() {
        let field = typed([.left, .left, .character("é")], into: "maria")
        #expect(field.text == "maréia")
        #expect(field.cursor == 4)
    }

    @Test func `Backspace and Delete remove on their side and stop at the ends`() {
        #expect(typed([.backspace], into: "日本").text == "日")
        #expect(typed([.delete], into: "ab").text == "ab")
        #expect(typed([.home, .backspace], into: "ab").text == "ab")
        #expect(typed([.home, .delete, .delete, .delete], into: "ab").text == "")
    }

    @Test func `Words and lines are removed as in a shell`() {
        #expect(typed([.control("w")], into: "top spenders  ").text == "top ")
        #expect(typed([.alt("b"), .control("k")], into: "top spenders").text == "top ")
        #expect(typed([.alt("b"), .control("u")], into: "top spenders").text == "spenders")
        #expect(typed([.control("a"), .alt("d")], into: "top spenders").text == " spenders")
        #expect(typed([.control("a"), .alt("f"), .character("s")], into: "top x").text == "tops x")
    }

    @Test func `Pasted line breaks become blanks and controls are left out`() {
        var field = TextField("<>")
        field.moveCursor(to: 1)
        field.paste("a\nb\u{1B}[31m\tc")
        #expect(field.text == "<a b[31m c>")
        #expect(field.cursor == 10)
    }

    @Test func `A combining mark joins the character before it and the cursor stays inside`() {
        var field = TextField("e")
        field.insert("\u{301}")
        #expect(field.text.count == 1)
        #expect(field.cursor == 1)
        field.moveCursor(to: 0)
        field.insert("\u{1F1E9}")
        field.insert("\u{1F1EA}")
        #expect(field.cursor <= field.text.count)
    }

    @Test func `Keys that mean something else are left to others`() {
        var field = TextField("a")
        for key in [Key.enter, .escape, .up, .tab, .function(1), .control("x")] {
            let isHandled = field.handle(key)
            #expect(!isHandled)
        }
        #expect(field.text == "a")
    }

    @Test(arguments: [
        ("", 9, "type here", 0), ("maria", 9, "maria", 5), ("0123456789", 6, "56789", 5),
        ("日本語日本語", 6, " 本語", 5), ("abc", 1, "", 0),
    ])
    func `The cursor is always seen`(_ text: String, _ columns: Int, _ expected: String, _ cursor: Int) {
        let screen = Screen.draw(size: Size(columns: columns, rows: 1)) {
            TextField(text).draw(on: $0, placeholder: "type here")
        }
        expectWholeRows(screen)
        #expect(screen.text == expected)
        #expect(screen.cursor == Point(column: cursor, row: 0))
    }

    @Test func `A field without the focus leaves the cursor alone`() {
        let screen = Screen.draw(size: Size(columns: 5, rows: 1)) {
            TextField("a").draw(on: $0, focused: false)
        }
        #expect(screen.cursor == nil)
    }

    @Test func `Random editing never loses the cursor`() {
        var random = SeededGenerator(seed: 7)
        let keys: [Key] = [
            .left, .right, .home, .end, .backspace, .delete, .control("w"), .alt("b"), .alt("f"), .alt("d"),
            .control("k"), .character("x"), .character(" "), .character("日"),
        ]
        var field = TextField()
        for _ in 0..<20_000 {
            if Int.random(in: 0..<5, using: &random) == 0 { field.insert(HostileText.random(using: &random)) }
            if field.text.count > 200 { _ = field.handle(.control("u")) }
            _ = keys.randomElement(using: &random).map { field.handle($0) }
            guard field.cursor >= 0, field.cursor <= field.text.count else {
                Issue.record("cursor \(field.cursor) of \(field.text.debugDescription)")
                return
            }
        }
    }
}
