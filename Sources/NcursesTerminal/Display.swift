internal import CNcurses
import TerminalUI

/// Draws screens with ncurses. Only the terminal's thread has it.
final class Display {
    private let palettes: GroundPalettes
    private let depth: ColorDepth
    private var styles: StyleTable
    private let isUTF8: Bool
    private(set) var last: Screen?
    private var isForgotten = false
    private var isCursorVisible = true

    init(palettes: GroundPalettes, ground: Ground, isUTF8: Bool) {
        self.palettes = palettes
        depth = .start()
        styles = StyleTable(palettes[ground], depth: depth)
        self.isUTF8 = isUTF8
    }

    /// Whether anything depends on the terminal's ground.
    var wantsGround: Bool { palettes.differ && depth != .monochrome }

    /// Takes the colours for a ground; the next drawing has them.
    func adopt(_ ground: Ground) {
        styles = StyleTable(palettes[ground], depth: depth)
        isForgotten = true
    }

    var size: Size { Size(columns: Int(cn_columns()), rows: Int(cn_rows())) }

    /// Hands the rows that changed to ncurses, which sends the cells that changed.
    func draw(_ screen: Screen) {
        for row in 0..<min(screen.size.rows, size.rows) where isChanged(row, in: screen) {
            draw(screen.row(row), row: row)
        }
        last = screen
        isForgotten = false
        placeCursor(screen.cursor)
        wnoutrefresh(cn_window())
        doupdate()
    }

    /// Draws everything anew next time: the contents of the terminal are unknown.
    func forget() {
        isForgotten = true
        clearok(cn_window(), true)
    }

    /// Takes over the size of the window.
    func resize(_ size: Size) {
        resizeterm(Int32(size.rows), Int32(size.columns))
        werase(cn_window())
        forget()
    }

    private func isChanged(_ row: Int, in screen: Screen) -> Bool {
        guard let last, !isForgotten, last.size == screen.size else { return true }
        return last.row(row) != screen.row(row)
    }

    /// A row that is longer than the window is cut, for the window may have shrunk meanwhile. ncurses makes
    /// the right half of a wide character by itself.
    private func draw(_ cells: ArraySlice<Cell>, row: Int) {
        var line: [cchar_t] = []
        var columns = 0
        for cell in cells where cell.width > 0 && columns < size.columns {
            let fits = columns + Int(cell.width) <= size.columns
            append(fits ? cell : .blank(cell.style), to: &line)
            columns += fits ? Int(cell.width) : 1
        }
        mvwadd_wchnstr(cn_window(), Int32(row), 0, line, Int32(line.count))
    }

    /// Without UTF-8 each cell of what isn't ASCII is a question mark.
    private func append(_ cell: Cell, to line: inout [cchar_t]) {
        let isShown = isUTF8 || cell.text.utf8.allSatisfy { $0 < 0x80 }
        let scalars = isShown ? cell.text.unicodeScalars.map(\.value) : [0x3F]
        let style = styles[cell.style]
        var encoded = cchar_t()
        cn_set_cell(&encoded, scalars, Int32(scalars.count), style.attributes, style.pair)
        for _ in 0..<(isShown ? 1 : Int(cell.width)) { line.append(encoded) }
    }

    /// A hidden cursor may stay wherever drawing left it, which saves output.
    private func placeCursor(_ cursor: Point?) {
        let isVisible = cursor != nil
        leaveok(cn_window(), !isVisible)
        if let cursor { wmove(cn_window(), Int32(cursor.row), Int32(cursor.column)) }
        guard isVisible != isCursorVisible else { return }
        isCursorVisible = isVisible
        curs_set(isVisible ? 1 : 0)
    }
}
