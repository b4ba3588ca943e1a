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
        for row in 0..<min(screen.size.rows, size.rows) {
            if let columns = changes(in: row, of: screen) { draw(screen.row(row), columns, row: row) }
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

    /// The columns of a row from the first cell that is another to the last; nil where none is.
    private func changes(in row: Int, of screen: Screen) -> Range<Int>? {
        let cells = screen.row(row)
        guard let last, !isForgotten, last.size == screen.size else { return 0..<cells.count }
        let shown = last.row(row)
        guard var first = cells.indices.first(where: { cells[$0] != shown[$0] }),
            let end = cells.indices.last(where: { cells[$0] != shown[$0] })
        else { return nil }
        // A wide character is drawn whole.
        if cells[first].width == 0 { first -= 1 }
        return first - cells.startIndex..<end + 1 - cells.startIndex
    }

    /// A row that is longer than the window is cut, for the window may have shrunk meanwhile. ncurses makes
    /// the right half of a wide character by itself.
    private func draw(_ cells: ArraySlice<Cell>, _ columns: Range<Int>, row: Int) {
        var line: [cchar_t] = []
        line.reserveCapacity(columns.count)
        var column = columns.lowerBound
        let room = size.columns
        for cell in cells.dropFirst(column).prefix(columns.count) where cell.width > 0 && column < room {
            let fits = column + Int(cell.width) <= room
            append(fits ? cell : .blank(cell.style), to: &line)
            column += fits ? Int(cell.width) : 1
        }
        guard !line.isEmpty else { return }
        mvwadd_wchnstr(cn_window(), Int32(row), Int32(columns.lowerBound), line, Int32(line.count))
    }

    /// Without UTF-8 each cell of what isn't ASCII is a question mark.
    private func append(_ cell: Cell, to line: inout [cchar_t]) {
        let style = styles[cell.style]
        var encoded = cchar_t()
        if var scalar = cell.text.onlyScalar, isUTF8 || scalar < 0x80 {
            cn_set_cell(&encoded, &scalar, 1, style.attributes, style.pair)
            return line.append(encoded)
        }
        let scalars = isUTF8 ? cell.text.unicodeScalars.map(\.value) : [0x3F]
        cn_set_cell(&encoded, scalars, Int32(scalars.count), style.attributes, style.pair)
        for _ in 0..<(isUTF8 ? 1 : Int(cell.width)) { line.append(encoded) }
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

extension String {
    /// The scalar of a text that is one scalar, as nearly all cells are; nil for any other.
    fileprivate var onlyScalar: UInt32? {
        let scalars = unicodeScalars
        guard let first = scalars.first, scalars.index(after: scalars.startIndex) == scalars.endIndex else {
            return nil
        }
        return first.value
    }
}
