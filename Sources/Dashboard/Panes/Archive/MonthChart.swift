import OrdersCore
import TerminalUI

/// Orders per month as columns: what is in the archive below in a lighter shade, what is in main above.
///
/// Where there are more months than cells, each column stands for several.
struct MonthChart {
    /// The orders of one column.
    private struct Bucket {
        var main: Double = 0
        var archive: Double = 0

        var total: Double { main + archive }
    }

    private let months: [MonthCount]
    private let monthsPerColumn: Int
    private let buckets: [Bucket]
    /// The most that a column has.
    private let top: Double

    /// - Parameter width: the cells there are for columns.
    init(_ months: [MonthCount], width: Int) {
        self.months = months
        let perColumn = max(1, (months.count + max(1, width) - 1) / max(1, width))
        monthsPerColumn = perColumn
        // The newest column is a whole one; the oldest takes what is left.
        let first = months.count % perColumn
        let starts = (first > 0 ? [0] : []) + stride(from: first, to: months.count, by: perColumn)
        buckets = starts.enumerated().map { index, start in
            let end = index == 0 && first > 0 ? first : start + perColumn
            return months[start..<min(end, months.count)].reduce(into: Bucket()) { bucket, month in
                bucket.main += Double(max(0, month.main))
                bucket.archive += Double(max(0, month.archive))
            }
        }
        top = buckets.map(\.total).max() ?? 0
    }

    /// `orders per month, max 291 k  ▒ archive █ main`; where that is too wide, with fewer words.
    func label(width: Int, _ glyphs: Glyphs) -> [Span] {
        let span = monthsPerColumn == 1 ? "month" : "\(monthsPerColumn) months"
        let most = Span("max \(CompactCount.text(Int64(min(top, 1e18))))")
        let (archive, main) = MonthChart.fills(glyphs)
        let legend = [Span("  "), Span(archive, .bar), Span(" archive ", .dim), Span(main, .chart)]
        let long = [Span("orders per \(span), ", .dim), most] + legend + [Span(" main", .dim)]
        let short = [Span("per \(span), ", .dim), most] + legend + [Span(" main", .dim)]
        return [long, short].first { TextWidth.columns(of: $0) <= width } ?? [most] + legend
    }

    func draw(on canvas: Canvas) {
        guard !buckets.isEmpty, canvas.size.columns > 0 else { return }
        let height = canvas.size.rows - (canvas.size.rows > 1 ? 1 : 0)
        let step = min(4, max(1, canvas.size.columns / buckets.count))
        let columns = buckets.map { cells($0, height: height, canvas.glyphs) }
        for row in 0..<height {
            let line = columns.flatMap { column in
                let cell = column[row]
                let bar = String(repeating: cell.text, count: step > 2 ? step - 1 : step)
                return [Span(bar, cell.style)] + (step > 2 ? [Span(" ")] : [])
            }
            canvas.write(spans: line, at: Point(column: 0, row: row))
        }
        if height < canvas.size.rows { drawLabels(width: step * buckets.count, row: height, on: canvas) }
    }

    /// The first month at the left, the last one below the last column.
    private func drawLabels(width: Int, row: Int, on canvas: Canvas) {
        guard let first = months.first?.text, let last = months.last?.text else { return }
        canvas.write(first, at: Point(column: 0, row: row), style: .dim)
        let column = max(first.count + 1, width - last.count)
        guard months.count > 1, column + last.count <= canvas.size.columns else { return }
        canvas.write(last, at: Point(column: column, row: row), style: .dim)
    }

    /// The cells of a column from the top down. The archive's part takes whole cells; main ends in a fraction
    /// of one where the terminal has such glyphs.
    private func cells(_ bucket: Bucket, height: Int, _ glyphs: Glyphs) -> [Span] {
        let steps = glyphs.isASCII ? [MonthChart.fills(glyphs).main] : glyphs.columnSteps
        let units = units(bucket, height: height, steps: steps.count)
        let archived = archiveCells(bucket, units: units, steps: steps.count)
        return (0..<height).reversed().map { level in
            let left = units - level * steps.count
            if level < archived { return Span(MonthChart.fills(glyphs).archive, .bar) }
            guard left > 0, bucket.main > 0 else { return Span(" ") }
            return Span(steps[min(left, steps.count) - 1], .chart)
        }
    }

    private func units(_ bucket: Bucket, height: Int, steps: Int) -> Int {
        guard bucket.total > 0, top > 0 else { return 0 }
        return max(1, Int((bucket.total / top * Double(height * steps)).rounded()))
    }

    /// Where a month is in both places, each gets at least a cell if there are two.
    private func archiveCells(_ bucket: Bucket, units: Int, steps: Int) -> Int {
        guard bucket.archive > 0, units > 0 else { return 0 }
        let cells = max(1, (units + steps / 2) / steps)
        guard bucket.main > 0 else { return cells }
        let share = Int((Double(cells) * bucket.archive / bucket.total).rounded())
        return cells > 1 ? min(cells - 1, max(1, share)) : share
    }

    private static func fills(_ glyphs: Glyphs) -> (archive: String, main: String) {
        let main = glyphs.columnSteps.last ?? ""
        return (glyphs.shades.count > 1 ? glyphs.shades[1] : main, main)
    }
}
