/// A line of sanitised cells, to be measured and cut before it is drawn.
struct CellLine {
    private(set) var cells: [Cell] = []
    private(set) var columns = 0
    private let glyphs: Glyphs

    /// Reads only as much of the spans as makes more than `enough` columns.
    init(_ spans: [Span], glyphs: Glyphs, enough: Int = .max) {
        self.glyphs = glyphs
        for span in spans where columns <= enough { append(span, enough: enough - columns) }
    }

    /// The line in exactly `width` columns: cut with an ellipsis, or padded as `align` says.
    func fitted(to width: Int, align: Alignment) -> CellLine {
        columns > width ? cut(to: width) : padded(to: width, align: align)
    }

    private mutating func append(_ span: Span, enough: Int) {
        let texts = Sanitizer.cells(of: span.text, placeholder: glyphs.placeholder, enough: enough)
        for (text, width) in texts {
            append(Cell(text: text, width: UInt8(width), style: span.style))
        }
    }

    private mutating func append(_ cell: Cell) {
        cells.append(cell)
        columns += Int(cell.width)
    }

    private func cut(to width: Int) -> CellLine {
        var line = CellLine([], glyphs: glyphs)
        guard width > 0 else { return line }
        for cell in cells {
            guard line.columns + Int(cell.width) < width else { break }
            line.append(cell)
        }
        let style = cells[min(line.cells.count, cells.count - 1)].style
        line.append(Cell(text: glyphs.ellipsis, width: 1, style: style))
        return line.padded(to: width, align: .leading)
    }

    private func padded(to width: Int, align: Alignment) -> CellLine {
        let missing = max(0, width - columns)
        let before = align.blanksBefore(missing)
        var line = CellLine([], glyphs: glyphs)
        line.appendBlanks(before, cells.first?.style)
        for cell in cells { line.append(cell) }
        line.appendBlanks(missing - before, cells.last?.style)
        return line
    }

    /// Padding takes the style of its neighbour, without the underline that would stretch a word.
    private mutating func appendBlanks(_ count: Int, _ neighbour: Style?) {
        var style = neighbour ?? .text
        style.underline = false
        for _ in 0..<count { append(.blank(style)) }
    }
}

extension Alignment {
    fileprivate func blanksBefore(_ missing: Int) -> Int {
        switch self {
        case .leading: 0
        case .center: missing / 2
        case .trailing: missing
        }
    }
}
