import TerminalUI
import Testing

struct ScreenTests {
    @Test func `Screens are equal when a terminal would show the same`() {
        let size = Size(columns: 5, rows: 2)
        let first = Screen.draw(size: size) { $0.write("日本", at: .zero) }
        let same = Screen.draw(size: size) { canvas in
            canvas.fill(.bad)
            canvas.fill(.text)
            canvas.write("日本", at: .zero)
        }
        let styled = Screen.draw(size: size) { $0.write("日本", at: .zero, style: .good) }
        var withCursor = first
        withCursor.cursor = .zero
        #expect(first == same)
        #expect(first != styled)
        #expect(first != withCursor)
    }

    @Test func `Outside of a screen there are blanks and nothing else`() {
        let screen = Screen(size: Size(columns: 2, rows: 1))
        #expect(screen[-1, 0] == .blank)
        #expect(screen[0, 1] == .blank)
        #expect(screen.row(1).isEmpty)
        #expect(Screen(size: Size(columns: -3, rows: 0)).text == "")
    }

    @Test func `All glyphs take one cell, but for the name of Enter`() {
        for glyphs in [Glyphs.unicode, .console, .ascii] {
            let lists = glyphs.barSteps + glyphs.columnSteps + glyphs.shades
            let singles = [
                glyphs.box.horizontal, glyphs.box.vertical, glyphs.box.topLeft, glyphs.box.topRight,
                glyphs.box.bottomLeft, glyphs.box.bottomRight, glyphs.box.leftTee, glyphs.box.rightTee,
                glyphs.barTrack, glyphs.barStart, glyphs.barEnd, glyphs.ellipsis, glyphs.placeholder,
                glyphs.filledBullet, glyphs.hollowBullet, glyphs.check, glyphs.cross, glyphs.arrowUp,
                glyphs.arrowDown, glyphs.arrowLeft, glyphs.arrowRight, glyphs.scrollThumb, glyphs.scrollTrack,
                glyphs.separator,
            ]
            for glyph in lists + singles {
                #expect(Sanitizer.clean(glyph) == glyph)
                #expect(TextWidth.columns(of: glyph) == 1)
                #expect(!glyphs.isASCII || glyph.utf8.allSatisfy { $0 < 0x80 })
            }
        }
    }

    @Test func `A palette reverses the selection where nothing else is said`() {
        #expect(Palette([:])[.selection].monochrome == .reverse)
        #expect(Palette([.money: Appearance(attributes: .bold)])[.money].monochrome == .bold)
    }
}
