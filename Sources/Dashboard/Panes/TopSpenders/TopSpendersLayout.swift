import TerminalUI

/// Where the table and the chart go in the pane's room.
struct TopSpendersLayout: Hashable, Sendable {
    let table: Rect
    /// The row of the line between them; nil when there is no room for a chart.
    let rule: Int?
    let chart: Rect

    /// The table gets up to its ten rows first; the chart takes what is left, at least one row if the table
    /// keeps five.
    init(_ size: Size) {
        let rows = size.rows
        let wanted = max(0, rows - 12)
        let chartRows = rows >= 8 ? min(8, max(rows >= 12 ? 2 : 1, wanted)) : 0
        let tableRows = chartRows == 0 ? rows : rows - chartRows - 1
        table = Rect(columns: size.columns, rows: tableRows)
        rule = chartRows == 0 ? nil : tableRows
        chart = Rect(row: tableRows + 1, columns: size.columns, rows: chartRows)
    }
}
