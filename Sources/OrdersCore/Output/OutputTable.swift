/// Rows of typed cells under named columns: what every command prints, in whatever format.
package struct OutputTable: Hashable, Sendable {
    package let columns: [OutputColumn]
    package let rows: [[OutputCell]]

    /// Each row has a cell for each column; what a row lacks is missing, what it has too much is left out.
    package init(columns: [OutputColumn], rows: [[OutputCell]] = []) {
        self.columns = columns
        self.rows = rows.map { row in
            columns.indices.map { $0 < row.count ? row[$0] : .missing }
        }
    }

    /// The rows as JSON objects.
    package var json: [JSONValue] {
        rows.map { row in
            .object(zip(columns, row).map { JSONValue.Member($0.key, $1.json) })
        }
    }

    /// The rows at some positions, in that order; positions that there aren't are left out.
    func keeping(rows positions: [Int]) -> OutputTable {
        OutputTable(
            columns: columns, rows: positions.filter(rows.indices.contains).map { rows[$0] })
    }
}
