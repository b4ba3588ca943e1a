import TerminalUI

extension DashboardHarness {
    /// The pane of the top spenders with its frame, on a screen of 120×40.
    var spendersPane: String { text(in: Rect(row: 1, columns: 64, rows: 19)) }

    /// The pane of indexes with its frame, on a screen of 120×40.
    var indexesPane: String { text(in: Rect(row: 20, columns: 64, rows: 19)) }

    /// The pane of the archive with its frame, on a screen of 120×40.
    var archivePane: String { text(in: Rect(column: 64, row: 20, columns: 56, rows: 19)) }

    private func text(in rect: Rect) -> String {
        let screen = terminal.screen
        return (rect.row..<rect.endRow).map { row in
            (rect.column..<rect.endColumn).map { screen[$0, row].text }.joined()
        }.joined(separator: "\n")
    }
}
