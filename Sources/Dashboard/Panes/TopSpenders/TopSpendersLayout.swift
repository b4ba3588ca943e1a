import TerminalUI

/// Where the table, the job under way, the notes and the chart go in the pane's room.
struct TopSpendersLayout: Hashable, Sendable {
    let table: Rect
    let job: Rect
    let notes: Rect
    /// The row of the line above the chart; nil when there is no room for one.
    let rule: Int?
    let chart: Rect

    /// The job and the notes come first, as long as the table keeps half of the room; then the table gets up
    /// to its ten rows, the chart what is left, at least one row if the table keeps five.
    init(_ size: Size, job jobLines: Int = 0, notes noteLines: Int = 0) {
        let jobRows = min(jobLines, size.rows / 2)
        let noteRows = min(noteLines, size.rows / 2 - jobRows)
        let rows = size.rows - jobRows - noteRows
        let wanted = max(0, rows - 12)
        let chartRows = rows >= 8 ? min(8, max(rows >= 12 ? 2 : 1, wanted)) : 0
        let tableRows = chartRows == 0 ? rows : rows - chartRows - 1
        let parts = Rect(size).splitRows(
            .cells(tableRows), .cells(jobRows), .cells(noteRows), .cells(chartRows > 0 ? 1 : 0),
            .cells(chartRows))
        (table, job, notes, chart) = (parts[0], parts[1], parts[2], parts[4])
        rule = chartRows > 0 ? parts[3].row : nil
    }
}
