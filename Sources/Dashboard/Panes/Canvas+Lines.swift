import TerminalUI

extension Canvas {
    /// Writes lines below each other, each cut to the width.
    func write(lines: [[Span]], row: Int = 0) {
        for (index, line) in lines.enumerated() {
            write(spans: line, at: Point(column: 0, row: row + index), width: size.columns)
        }
    }
}
