import TerminalUI
import Testing

struct CanvasTests {
    func draw(_ columns: Int, _ rows: Int, _ glyphs: Glyphs = .unicode, _ body: (Canvas) -> Void) -> String {
        let screen = Screen.draw(size: Size(columns: columns, rows: rows), glyphs: glyphs, body)
        expectWholeRows(screen)
        return screen.text
    }

    @Test func `Text outside of a canvas is clipped on every side`() {
        let text = draw(6, 3) { canvas in
            let inner = canvas.sub(Rect(column: 1, row: 1, columns: 4, rows: 1))
            inner.write("abcdefgh", at: Point(column: -2, row: 0))
            inner.write("above", at: Point(column: 0, row: -1))
            inner.write("below", at: Point(column: 0, row: 1))
        }
        #expect(text == "\n cdef\n")
    }

    @Test func `A wide character cut by an edge becomes a blank`() {
        #expect(draw(5, 1) { $0.write("日本語", at: .zero) } == "日本")
        #expect(draw(5, 1) { $0.write("日本語", at: Point(column: -1, row: 0)) } == " 本語")
        let inner = draw(6, 1) { canvas in
            canvas.write("......", at: .zero)
            canvas.sub(Rect(column: 1, columns: 3, rows: 1)).write("日本", at: .zero)
        }
        #expect(inner == ".日 ..")
    }

    @Test func `A wide character that loses one half loses the other`() {
        #expect(
            draw(4, 1) {
                $0.write("日本", at: .zero); $0.write("x", at: Point(column: 1, row: 0))
            } == " x本")
        #expect(
            draw(4, 1) {
                $0.write("日本", at: .zero); $0.write("x", at: .zero)
            } == "x 本")
        #expect(
            draw(4, 1) {
                $0.write("日本", at: .zero); $0.write("語", at: Point(column: 1, row: 0))
            } == " 語")
    }

    @Test func `Text that doesn't fit its field ends in an ellipsis`() {
        #expect(draw(9, 1) { $0.write("espresso machine", at: .zero, width: 9) } == "espresso…")
        #expect(draw(9, 1, .ascii) { $0.write("espresso machine", at: .zero, width: 9) } == "espresso~")
        #expect(draw(6, 1) { $0.write("日本語日本語", at: .zero, width: 6) } == "日本…")
        #expect(draw(6, 1) { $0.write("abcdef", at: .zero, width: 6) } == "abcdef")
        #expect(draw(6, 1) { $0.write("abc", at: .zero, width: 0) } == "")
    }

    @Test func `Text stands where its alignment says`() {
        #expect(draw(9, 1) { $0.write("12.50", at: .zero, width: 8, align: .trailing) } == "   12.50")
        #expect(draw(9, 1) { $0.write("mid", at: .zero, width: 8, align: .center) } == "  mid")
    }

    @Test func `The number of columns written is returned`() {
        let screen = Screen.draw(size: Size(columns: 20, rows: 1)) { canvas in
            #expect(canvas.write("日本", at: .zero) == 4)
            #expect(canvas.write("ab", at: .zero, width: 7) == 7)
            #expect(canvas.write(spans: ["a", Span("b", .money)], at: .zero) == 2)
        }
        #expect(screen[1, 0].style == .money)
    }

    @Test func `A box carries its titles in the top line`() {
        let text = draw(34, 3) { canvas in
            let inner = canvas.box(title: ["1 Spenders", " ─ 30 days"], trailing: ["live"])
            inner.write("x", at: .zero, width: inner.size.columns, align: .trailing)
        }
        #expect(
            text == """
                ┌─1 Spenders ─ 30 days ─── live ─┐
                │                               x│
                └────────────────────────────────┘
                """)
    }

    @Test func `A box without room for its trailing title leaves it out, and cuts the title`() {
        #expect(
            draw(16, 2) { $0.box(title: ["1 Spenders"], trailing: ["live"]) }
                == "┌─1 Spenders ──┐\n└──────────────┘")
        #expect(draw(10, 2) { $0.box(title: ["1 Spenders"], trailing: ["live"]) } == "┌─1 Spe…─┐\n└────────┘")
        #expect(draw(1, 1) { $0.box(title: ["1 Spenders"]) } == "┐")
        #expect(draw(2, 2) { $0.box(title: ["1 Spenders"]) } == "┌┐\n└┘")
    }

    @Test func `A rule joins the sides of its box`() {
        let text = draw(20, 5) { canvas in
            canvas.box()
            canvas.horizontalRule(row: 2, label: ["per day"])
        }
        #expect(text.split(separator: "\n")[2] == "├─ per day ────────┤")
        let ascii = draw(20, 3, .ascii) { canvas in
            canvas.box(title: ["a"])
            canvas.horizontalRule(row: 1)
        }
        #expect(ascii == "+-a ---------------+\n+------------------+\n+------------------+")
    }

    @Test func `Restyling keeps the text and takes both halves of a wide character`() {
        let screen = Screen.draw(size: Size(columns: 4, rows: 1)) { canvas in
            canvas.write("日x", at: .zero, style: .money)
            canvas.restyle(Rect(column: 1, columns: 1, rows: 1), .selection)
        }
        #expect(screen.text == "日x")
        #expect((0..<3).map { screen[$0, 0].style } == [.selection, .selection, .money])
    }

    @Test func `A cursor outside of its canvas is hidden`() {
        let size = Size(columns: 9, rows: 2)
        let inside = Screen.draw(size: size) { canvas in
            canvas.sub(Rect(column: 2, row: 1, columns: 3, rows: 1)).setCursor(Point(column: 1, row: 0))
        }
        #expect(inside.cursor == Point(column: 3, row: 1))
        let outside = Screen.draw(size: size) { canvas in
            canvas.sub(Rect(columns: 3, rows: 1)).setCursor(Point(column: 3, row: 0))
        }
        #expect(outside.cursor == nil)
    }

    @Test func `A long text costs only what is seen of it`() {
        let long = String(repeating: "x", count: 5_000_000)
        let elapsed = ContinuousClock().measure {
            for _ in 0..<200 { _ = draw(10, 1) { $0.write(long, at: .zero, width: 10) } }
        }
        #expect(elapsed < .seconds(2))
    }
}
