import OrdersCore
import TerminalUI

/// What the selected user spent on each day of the window, with the figures beside it.
struct SpendingChart {
    let days: Feed<DailySpending>

    func draw(on canvas: Canvas) {
        guard let value = days.value else { return drawWithoutDays(on: canvas) }
        let figures = figures(value)
        let width = figures.map { TextWidth.columns(of: $0) }.max() ?? 0
        let hasRoom = canvas.size.columns >= width + 2 + SpendingChart.leastColumns
        let parts = canvas.bounds.splitColumns(
            .part(1), .cells(hasRoom ? 2 : 0), .cells(hasRoom ? width : 0))
        drawColumns(value, on: canvas.sub(parts[0]))
        for (row, line) in figures.enumerated() {
            canvas.sub(parts[2]).write(spans: line, at: Point(column: 0, row: row), width: width)
        }
    }

    private static let leastColumns = 15

    private func drawWithoutDays(on canvas: Canvas) {
        let text = days.failure?.message ?? ""
        canvas.write(text, at: .zero, style: .placeholder, width: canvas.size.columns)
    }

    private func drawColumns(_ value: DailySpending, on canvas: Canvas) {
        let amounts = value.amounts.map { Double($0.minorUnits) }
        guard canvas.size.rows > 1 else { return SparklineView(amounts).draw(on: canvas) }
        let columns = amounts.enumerated().map { index, amount in
            HistogramColumn(amount, label: label(index, of: value))
        }
        HistogramView(columns, maximumColumnWidth: 1).draw(on: canvas)
    }

    /// Every seventh day has its date below it: `10-27`.
    private func label(_ index: Int, of value: DailySpending) -> String {
        guard index.isMultiple(of: 7) else { return "" }
        let day = CivilDate(daysSinceEpoch: value.firstDay.daysSinceEpoch + index)
        return String(Instant(startOf: day).dateText.suffix(5))
    }

    private func figures(_ value: DailySpending) -> [[Span]] {
        let units = value.amounts.map(\.minorUnits)
        let decimals = value.amounts.first?.decimals ?? 2
        let total = units.reduce(Int64(0)) { $0.addingReportingOverflow($1).partialValue }
        let average = units.isEmpty ? 0 : total / Int64(units.count)
        let names = ["total", "max  ", "avg  "]
        let texts = [total, units.max() ?? 0, average].map {
            Money(minorUnits: $0, decimals: decimals).grouped
        }
        let width = texts.map(\.count).max() ?? 0
        return zip(names, texts).map { name, text in
            let padding = String(repeating: " ", count: width - text.count)
            return [Span("\(name) \(padding)", .dim), Span(text, .money)]
        }
    }
}
