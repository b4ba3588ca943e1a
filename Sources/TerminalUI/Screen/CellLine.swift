/// A line of sanitised cells, to be measured and cut before it is drawn.
struct CellLine {
    private(set) var cells: [Cell]
    private(set) var columns: Int
    private let glyphs: Glyphs

    /// Reads only as much of the spans as makes more than `enough` columns.
    init(_ spans: [Span], glyphs: Glyphs, enough: Int = .max) {
        self.glyphs = glyphs
        var builder = CellTextBuilder(placeholder: glyphs.placeholder)
        for span in spans where builder.columns <= enough {
            builder.style = span.style
            builder.append(span.text, enough: enough)
        }
        (cells, columns) = (builder.cells, builder.columns)
    }

    /// Makes the line exactly `width` columns long: cut with an ellipsis, or padded as `align` says.
    mutating func fit(to width: Int, align: Alignment) {
        let isCut = columns > width
        if isCut { cut(to: width) }
        pad(to: width, align: isCut ? .leading : align)
    }

    private mutating func cut(to width: Int) {
        var cut: Cell?
        while columns >= max(width, 1), let last = cells.popLast() {
            columns -= Int(last.width)
            cut = last
        }
        guard width > 0, let cut else { return }
        cells.append(Cell(text: glyphs.ellipsis, width: 1, style: cut.style))
        columns += 1
    }

    private mutating func pad(to width: Int, align: Alignment) {
        let missing = max(0, width - columns)
        let before = align.blanksBefore(missing)
        let (first, last) = (cells.first?.style, cells.last?.style)
        cells.insert(contentsOf: blanks(before, first), at: 0)
        cells += blanks(missing - before, last)
        columns += missing
    }

    /// Padding takes the style of its neighbour, without the underline that would stretch a word.
    private func blanks(_ count: Int, _ neighbour: Style?) -> Repeated<Cell> {
        var style = neighbour ?? .text
        style.underline = false
        return repeatElement(.blank(style), count: count)
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
