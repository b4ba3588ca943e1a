import TerminalUI

extension DashboardHarness {
    /// The framed window in whose first line a text stands; empty when there is none.
    func text(inDialog title: String) -> String {
        let screen = terminal.screen
        let rows = (0..<screen.size.rows).map { row in
            (0..<screen.size.columns).map { screen[$0, row].text }
        }
        let box = terminal.glyphs.box
        let head = "\(box.topLeft)\(box.horizontal)\(title)"
        for top in rows.indices {
            for left in rows[top].indices where rows[top][left...].joined().hasPrefix(head) {
                guard let right = rows[top][(left + 1)...].firstIndex(of: box.topRight),
                    let bottom = rows[(top + 1)...].firstIndex(where: { $0[left] == box.bottomLeft })
                else { return "" }
                return rows[top...bottom].map { $0[left...right].joined() }.joined(separator: "\n")
            }
        }
        return ""
    }
}
