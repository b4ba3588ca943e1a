import TerminalUI
import Testing

/// Expects rows of a screen to be these lines; blanks at their ends don't count.
func expectRows(
    _ screen: Screen, _ rows: Range<Int>? = nil, _ expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let range = rows ?? 0..<screen.size.rows
    let shown = range.map { screen.rowText($0) }
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        String(line.reversed().drop { $0 == " " }.reversed())
    }
    let isEqual = shown == wanted
    #expect(isEqual, "\n\(shown.joined(separator: "\n"))\n", sourceLocation: sourceLocation)
}

/// Expects that every row is exactly as wide as the screen: no cell is out of place.
func expectEveryRowFull(_ screen: Screen, sourceLocation: SourceLocation = #_sourceLocation) {
    for row in 0..<screen.size.rows {
        let width = (0..<screen.size.columns).reduce(0) { $0 + Int(screen[$1, row].width) }
        let isFull = width == screen.size.columns
        #expect(isFull, "row \(row) is \(width) wide", sourceLocation: sourceLocation)
    }
}
