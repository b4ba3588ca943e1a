/// What a command prints and a pane exports: rows, with what belongs around them.
package struct OutputDocument: Hashable, Sendable {
    private enum Shape: Hashable {
        /// A list of objects, one a row.
        case rows
        /// Members and then the rows under a name.
        case object([JSONValue.Member], rows: String)
        /// The first row alone.
        case single
        case other(JSONValue)
    }

    package let table: OutputTable
    /// What a person wants to know besides the rows; goes to stderr, and only with a table.
    package let captions: [String]
    private let shape: Shape

    private init(table: OutputTable, shape: Shape, captions: [String]) {
        self.table = table
        self.shape = shape
        self.captions = captions
    }

    /// Rows whose JSON has a form of its own.
    package init(table: OutputTable, json: JSONValue, captions: [String] = []) {
        self.init(table: table, shape: .other(json), captions: captions)
    }

    /// The rows alone: JSON is a list of objects.
    package init(rows table: OutputTable, captions: [String] = []) {
        self.init(table: table, shape: .rows, captions: captions)
    }

    /// Rows inside an object: JSON is the members and then the rows under a name.
    package init(
        _ members: [(name: String, cell: OutputCell)], rows table: OutputTable, as name: String = "rows",
        captions: [String] = []
    ) {
        let members = members.map { JSONValue.Member($0.name, $0.cell.json) }
        self.init(table: table, shape: .object(members, rows: name), captions: captions)
    }

    /// One row: JSON is one object.
    package init(object table: OutputTable, captions: [String] = []) {
        self.init(table: table, shape: .single, captions: captions)
    }

    package var json: JSONValue {
        switch shape {
        case .rows: .list(table.json)
        case .object(let members, let name): .object(members + [JSONValue.Member(name, .list(table.json))])
        case .single: table.json.first ?? .null
        case .other(let json): json
        }
    }

    /// The same with some of the rows, in the order of their positions as given.
    package func keeping(rows positions: [Int]) -> OutputDocument {
        OutputDocument(table: table.keeping(rows: positions), shape: shape, captions: [])
    }
}
