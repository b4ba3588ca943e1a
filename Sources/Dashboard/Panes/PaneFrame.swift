import TerminalUI

/// Where a pane draws: the room inside its frame, with a blank column at each side.
struct PaneFrame {
    private let outer: Canvas
    private let isFocused: Bool

    init(outer: Canvas, isFocused: Bool) {
        self.outer = outer
        self.isFocused = isFocused
    }

    /// The room for the content.
    var body: Canvas { outer.sub(PaneFrame.body(of: outer.bounds)) }

    /// The room for the content of a frame.
    static func body(of frame: Rect) -> Rect {
        frame.inset(columns: 2, rows: 1)
    }

    /// Draws a line through the frame at a row of the body, with a label in it.
    func rule(row: Int, label: [Span]) {
        outer.horizontalRule(row: row + 1, label: label, focused: isFocused)
    }

    /// Writes sentences below each other from a row of the body on, wrapped; returns the rows they took.
    @discardableResult
    func write(_ sentences: [[Span]], row: Int = 0) -> Int {
        let lines = sentences.flatMap { LineWrapper.wrap($0, width: body.size.columns) }
        for (index, line) in lines.enumerated() {
            body.write(spans: line, at: Point(column: 0, row: row + index), width: body.size.columns)
        }
        return lines.count
    }
}
