/// Rows of typed cells under named columns: what every command prints, in whatever format.
struct OutputTable: Hashable, Sendable {
    let columns: [OutputColumn]
    private(set) var rows: [[OutputCell]]

    /// Each row has a cell for each column; what a row lacks is missing, what it has too much is left out.
    init(columns: [OutputColumn], rows: [[OutputCell]] = []) {
        self.columns = columns
        self.rows = rows.map { row in
            columns.indices.map { $0 < row.count ? row[$0] : .missing }
        }
    }

    /// The rows as JSON objects.
    var json: [JSONValue] {
        rows.map { row in
            .object(zip(columns, row).map { JSONValue.Member($0.key, $1.json) })
        }
    }
}
