import TerminalUI
import Testing

@testable import TerminalHarness

@Suite("An emulated screen")
struct EmulatedScreenTests {
    private func screen(_ text: String, columns: Int = 10, rows: Int = 4) -> EmulatedScreen {
        var screen = EmulatedScreen(size: Size(columns: columns, rows: rows))
        screen.write(text.utf8)
        return screen
    }

    @Test("writes where the cursor is, and wraps only when there is more")
    func wrapping() {
        #expect(screen("0123456789").lines == ["0123456789", "", "", ""])
        #expect(screen("0123456789").cursor == Point(column: 9, row: 0))
        #expect(screen("0123456789ab").lines == ["0123456789", "ab", "", ""])
    }

    @Test("moves the cursor to a row, a column, a place, and back to one that was kept")
    func moves() {
        #expect(screen("\u{1B}[2;3Hx").lines[1] == "  x")
        #expect(screen("\u{1B}[3d\u{1B}[5Gx").lines[2] == "    x")
        #expect(screen("ab\u{1B}7\u{1B}[4;1Hx\u{1B}8c").lines == ["abc", "", "", "x"])
        #expect(screen("abc\u{08}\u{08}X").lines[0] == "aXc")
        #expect(screen("a\tb").lines[0] == "a       b")
    }

    @Test("erases, inserts and deletes in a line")
    func lines() {
        #expect(screen("abcdef\u{1B}[1;3H\u{1B}[K").lines[0] == "ab")
        #expect(screen("abcdef\u{1B}[1;3H\u{1B}[1K").lines[0] == "   def")
        #expect(screen("abcdef\u{1B}[1;2H\u{1B}[2X").lines[0] == "a  def")
        #expect(screen("abcdef\u{1B}[1;2H\u{1B}[2P").lines[0] == "adef")
        #expect(screen("abcdef\u{1B}[1;2H\u{1B}[2@").lines[0] == "a  bcdef")
        #expect(screen("x\u{1B}[4b").lines[0] == "xxxxx")
    }

    @Test("scrolls a region and leaves the rest")
    func regions() {
        let rows = "a\r\nb\r\nc\r\nd"
        #expect(screen(rows + "\u{1B}[2;3r\u{1B}[3;1H\nx").lines == ["a", "c", "x", "d"])
        #expect(screen(rows + "\u{1B}[2;3r\u{1B}[2;1H\u{1B}Mx").lines == ["a", "x", "b", "d"])
        #expect(screen(rows + "\u{1B}[2;1H\u{1B}[M").lines == ["a", "c", "d", ""])
        #expect(screen(rows + "\u{1B}[2;1H\u{1B}[L").lines == ["a", "", "b", "c"])
        #expect(screen(rows + "\r\ne").lines == ["b", "c", "d", "e"])
    }

    @Test("gives wide characters two cells and puts marks on their letter")
    func widths() {
        let screen = screen("\u{6E21}x\u{65}\u{301}")
        #expect(screen.rows[0].prefix(4).map(\.text) == ["\u{6E21}", "", "x", "e\u{301}"])
    }

    @Test("knows lines and corners of terminals that draw them with letters")
    func lineDrawing() {
        #expect(screen("\u{1B}(0lqk\u{1B}(Blqk").lines[0] == "\u{250C}\u{2500}\u{2510}lqk")
    }

    @Test("keeps what was there for when the program leaves")
    func alternateScreen() {
        let inside = screen("shell$\u{1B}[?1049h\u{1B}[H\u{1B}[2Jdrawn\u{1B}[?25l")
        #expect(inside.lines[0] == "drawn")
        #expect(inside.isAlternate && !inside.isCursorShown)
        let after = screen("shell$\u{1B}[?1049h\u{1B}[Hdrawn\u{1B}[?25l\u{1B}[?25h\u{1B}[?1049l")
        #expect(after.lines[0] == "shell$" && !after.isAlternate && after.isCursorShown)
    }

    @Test("tells cells apart by their look")
    func looks() {
        let before = screen("ab")
        var after = before
        after.write("\u{1B}[1;1H\u{1B}[1;38;5;25ma\u{1B}[m".utf8)
        #expect(after.changes(since: before).map(\.point) == [.zero])
        after.write("\u{1B}[1;1Ha".utf8)
        #expect(after.changes(since: before).isEmpty)
    }

    @Test("takes sequences that come in pieces, and passes over titles")
    func pieces() {
        var screen = EmulatedScreen(size: Size(columns: 10, rows: 2))
        for byte in "\u{1B}]0;a title\u{07}\u{1B}[1;3H\u{E9}\u{1B}]52;c;YQ==\u{1B}\\x".utf8 {
            screen.write([byte])
        }
        #expect(screen.lines[0] == "  \u{E9}x")
    }

    @Test(
        "tells what no terminal knows, and what only turns text round",
        arguments: ["\u{1B}[5y", "\u{1B}[1 p", "\u{1B}V", "\u{18}", "\u{9B}31m", "\u{202E}", "\u{85}"])
    func unknown(_ text: String) {
        #expect(screen("ab" + text + "cd").unknown.count == 1)
        let known = "\u{1B}[?1049h\u{1B}[22;0;0t\u{1B}[?1h\u{1B}=\u{1B}(B\u{1B}[m\u{E9}\u{07}"
        #expect(screen(known).unknown.isEmpty)
    }

    @Test("tells bytes that are no characters")
    func malformed() {
        var screen = EmulatedScreen(size: Size(columns: 10, rows: 2))
        screen.write([0xC3, 0xC3, 0xC3, 0xC3] + Array("x".utf8))
        #expect(screen.lines[0] == "x" && screen.unknown.count == 1)
    }

    @Test("follows the window's size, and keeps what fits")
    func sizes() {
        var screen = screen("shell\u{1B}[?1049h\u{1B}[2;3r\u{1B}[4;10Hx\u{1B}[1;1Habcdef")
        screen.resize(Size(columns: 3, rows: 2))
        #expect(screen.lines == ["abc", ""] && screen.cursor == Point(column: 2, row: 0))
        screen.resize(Size(columns: 12, rows: 3))
        screen.write("\u{1B}[3;1Hlast\n\u{1B}[?1049l".utf8)
        #expect(screen.lines == ["she", "", ""])
    }

    @Test("lives through any bytes")
    func anyBytes() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var screen = EmulatedScreen(size: Size(columns: 7, rows: 3))
            let alphabet = Array("\u{1B}[];?0123456789ABCDHJKLMPSTXZrdGmhl@b\r\n\t(0B78M \u{6E21}".utf8)
            screen.write((0..<500).map { _ in alphabet.randomElement(using: &generator) ?? 0 })
            #expect(screen.rows.allSatisfy { $0.count == 7 } && screen.rows.count == 3)
        }
    }
}
