import TerminalUI
import Testing

/// Each row of a screen has as many cells as columns, and their widths sum up to the columns.
func expectWholeRows(_ screen: Screen, sourceLocation: SourceLocation = #_sourceLocation) {
    for row in 0..<screen.size.rows {
        let cells = screen.row(row)
        let widths = cells.reduce(0) { $0 + Int($1.width) }
        guard cells.count == screen.size.columns, widths == screen.size.columns else {
            Issue.record(
                "row \(row) is \(widths) wide: \(screen.rowText(row))", sourceLocation: sourceLocation)
            return
        }
    }
}
