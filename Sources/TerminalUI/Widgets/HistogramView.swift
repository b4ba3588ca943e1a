/// Columns side by side over their labels, the last one at the right.
public struct HistogramView: Hashable, Sendable {
    /// The columns, from left to right.
    public var columns: [HistogramColumn]
    /// The widest that a column gets, in cells.
    public var maximumColumnWidth: Int

    /// A histogram. Where there are more columns than cells the first ones are left out.
    public init(_ columns: [HistogramColumn], maximumColumnWidth: Int = 4) {
        self.columns = columns
        self.maximumColumnWidth = max(1, maximumColumnWidth)
    }

    /// Draws columns over the whole canvas; the last row is for labels if there are any and a row is left.
    public func draw(on canvas: Canvas) {
        let seen = columns.suffix(canvas.size.columns)
        guard !seen.isEmpty, canvas.size.rows > 0 else { return }
        let hasLabels = canvas.size.rows > 1 && seen.contains { !$0.label.isEmpty }
        let height = canvas.size.rows - (hasLabels ? 1 : 0)
        let step = stepWidth(count: seen.count, room: canvas.size.columns)
        let top = seen.map(\.value).filter(\.isFinite).max() ?? 0
        for (index, column) in seen.enumerated() {
            let rect = Rect(column: index * step, columns: step > 2 ? step - 1 : step, rows: height)
            drawColumn(column, top: top, on: canvas.sub(rect))
        }
        if hasLabels { drawLabels(Array(seen), step: step, row: height, on: canvas) }
    }

    /// Cells from one column to the next; from three on one of them is a gap.
    private func stepWidth(count: Int, room: Int) -> Int {
        let step = max(1, room / count)
        return min(step, maximumColumnWidth + 1)
    }

    private func drawColumn(_ column: HistogramColumn, top: Double, on canvas: Canvas) {
        let steps = canvas.glyphs.columnSteps
        guard column.value > 0, top > 0 else { return }
        let total = canvas.size.rows * steps.count
        let filled = max(1, Int(((column.value / top).unitClamped * Double(total)).rounded()))
        for row in 0..<canvas.size.rows {
            let level = min(steps.count, filled - (canvas.size.rows - 1 - row) * steps.count)
            guard level > 0 else { continue }
            let cell = Cell(text: steps[level - 1], width: 1, style: column.style)
            canvas.fill(cell, in: Rect(row: row, columns: canvas.size.columns, rows: 1))
        }
    }

    /// A label that would run into the one before it is left out.
    private func drawLabels(_ seen: [HistogramColumn], step: Int, row: Int, on canvas: Canvas) {
        var free = 0
        for (index, column) in seen.enumerated() where !column.label.isEmpty {
            let start = index * step
            let width = TextWidth.columns(of: column.label)
            guard start >= free, start + width <= canvas.size.columns else { continue }
            canvas.write(column.label, at: Point(column: start, row: row), style: .dim)
            free = start + width + 1
        }
    }
}
