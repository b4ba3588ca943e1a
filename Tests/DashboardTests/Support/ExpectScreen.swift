import TerminalUI
import Testing

/// Expects rows of a screen to be these lines; blanks at their ends don't count.
func expectRows(
    _ screen: Screen, rows: Range<Int>? = nil, _ expected: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let shown = (rows ?? 0..<screen.size.rows).map { screen.rowText($0) }.joined(separator: "\n")
    let isEqual = shown == expected
    #expect(isEqual, "\n\(shown)\n", sourceLocation: sourceLocation)
}

extension Screen {
    /// Whether every row is exactly as wide as the screen: no cell is out of place.
    var isEveryRowFull: Bool {
        (0..<size.rows).allSatisfy { row in
            (0..<size.columns).reduce(0) { $0 + Int(self[$1, row].width) } == size.columns
        }
    }
}
