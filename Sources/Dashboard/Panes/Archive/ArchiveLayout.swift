import TerminalUI

/// Where figures, run, notes, chart and the list of runs go in the pane's room.
struct ArchiveLayout: Hashable, Sendable {
    let figures: Rect
    let details: Rect
    let run: Rect
    let notes: Rect
    /// The rows of the lines above the chart and above the list; nil where there is no room.
    let chartRule: Int?
    let chart: Rect
    let runsRule: Int?
    let runs: Rect

    /// How many rows each would like.
    struct Wishes: Hashable, Sendable {
        var figures: Int
        var details: Int
        var run: Int
        var notes: Int
        var hasChart: Bool
        var runs: Int
    }

    /// Figures and the run under way first, then notes, then a small chart; what is left goes to the details,
    /// to past runs and to a taller chart.
    init(_ size: Size, _ wishes: Wishes) {
        var rest = size.rows
        func take(_ wanted: Int, leaving kept: Int = 0) -> Int {
            let rows = min(wanted, max(0, rest - kept))
            rest -= rows
            return rows
        }
        let figureRows = take(wishes.figures)
        let runRows = take(wishes.run)
        let noteRows = take(wishes.notes)
        let smallChart = wishes.hasChart ? ArchiveLayout.smallChart : 0
        let detailRows = rest >= smallChart + wishes.details ? take(wishes.details) : 0
        let goodChart = wishes.hasChart ? ArchiveLayout.goodChart : 0
        let runsRows = wishes.runs > 0 ? max(0, take(min(wishes.runs, 6) + 1, leaving: goodChart) - 1) : 0
        let chartRows = wishes.hasChart ? max(0, min(rest, ArchiveLayout.tallChart) - 1) : 0
        let parts = Rect(size).splitRows(
            .cells(figureRows), .cells(detailRows), .cells(runRows), .cells(noteRows),
            .cells(chartRows > 0 ? 1 : 0), .cells(chartRows), .cells(runsRows > 0 ? 1 : 0),
            .cells(runsRows))
        (figures, details, run, notes) = (parts[0], parts[1], parts[2], parts[3])
        (chart, runs) = (parts[5], parts[7])
        chartRule = chartRows > 0 ? parts[4].row : nil
        runsRule = runsRows > 0 ? parts[6].row : nil
    }

    /// Rows of a chart with its line above and its labels below.
    private static let smallChart = 3
    private static let goodChart = 6
    private static let tallChart = 16
}
