import TerminalUI

/// Where the table, the job under way, the notes, the chart and the latency of the report go in the pane's room.
struct TopSpendersLayout: Hashable, Sendable {
    let table: Rect
    let job: Rect
    let notes: Rect
    /// The row of the line above the chart; nil when there is no room for one.
    let rule: Int?
    let chart: Rect
    /// The row of the line above the latency; nil when there is no room for one, as there is on a tall screen only.
    let latencyRule: Int?
    let latency: Rect

    /// The job and the notes come first, as long as the table keeps half of the room; then the table gets up
    /// to its ten rows, the chart up to eight of what is left, at least one row if the table keeps five, then the
    /// latency.
    init(_ size: Size, job jobLines: Int = 0, notes noteLines: Int = 0) {
        let jobRows = min(jobLines, size.rows / 2)
        let noteRows = min(noteLines, size.rows / 2 - jobRows)
        let rows = size.rows - jobRows - noteRows
        let wanted = max(0, rows - 12)
        let chartRows = rows >= 8 ? min(8, max(rows >= 12 ? 2 : 1, wanted)) : 0
        let latencyRows = rows >= TopSpendersLayout.rowsForAll ? min(8, wanted - 9) : 0
        let pictures = [chartRows, latencyRows].filter { $0 > 0 }.map { $0 + 1 }
        let tableRows = pictures.reduce(rows, -)
        let parts = Rect(size).splitRows(
            .cells(tableRows), .cells(jobRows), .cells(noteRows), .cells(chartRows > 0 ? 1 : 0),
            .cells(chartRows), .cells(latencyRows > 0 ? 1 : 0), .cells(latencyRows))
        (table, job, notes, chart) = (parts[0], parts[1], parts[2], parts[4])
        rule = chartRows > 0 ? parts[3].row : nil
        (latency, latencyRule) = (parts[6], latencyRows > 0 ? parts[5].row : nil)
    }

    /// The table with its ten rows, the chart with eight, and five of latency.
    private static let rowsForAll = 26
}
