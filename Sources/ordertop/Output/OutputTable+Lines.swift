import OrdersCore
import TerminalUI

extension OutputTable {
    /// The table for a person: a header, columns aligned by what a terminal shows, two blanks between them. Every
    /// cell is made safe first, so that no name in the database can drive the terminal.
    func lines(placeholder: String = Sanitizer.placeholder) -> [String] {
        let shown = columns.indices.filter { columns[$0].isShown }
        let header = shown.map { columns[$0].title.uppercased() }
        let body = rows.map { row in
            shown.map { Sanitizer.clean(row[$0].spoken, placeholder: placeholder) }
        }
        let widths = shown.indices.map { index in
            ([header] + body).reduce(0) { max($0, TextWidth.columns(of: $1[index])) }
        }
        return ([header] + body).map { cells in
            OutputTable.line(cells, widths: widths, isRightAligned: shown.map { columns[$0].isRightAligned })
        }
    }

    private static func line(_ cells: [String], widths: [Int], isRightAligned: [Bool]) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let padding = String(repeating: " ", count: max(0, widths[index] - TextWidth.columns(of: cell)))
            if index > 0 { line += "  " }
            line += isRightAligned[index] ? padding + cell : cell + padding
        }
        while line.last == " " { line.removeLast() }
        return line
    }
}
