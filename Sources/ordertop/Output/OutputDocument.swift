/// What a command prints: rows, with what belongs around them.
struct OutputDocument: Hashable, Sendable {
    let table: OutputTable
    let json: JSONValue
    /// What a person wants to know besides the rows; goes to stderr, and only with a table.
    let captions: [String]

    init(table: OutputTable, json: JSONValue, captions: [String] = []) {
        self.table = table
        self.json = json
        self.captions = captions
    }

    /// The rows alone: JSON is a list of objects.
    init(rows table: OutputTable, captions: [String] = []) {
        self.init(table: table, json: .list(table.json), captions: captions)
    }

    /// Rows inside an object: JSON is the members and then the rows under a name.
    init(
        _ members: [(name: String, cell: OutputCell)], rows table: OutputTable, as name: String = "rows",
        captions: [String] = []
    ) {
        let members = members.map { JSONValue.Member($0.name, $0.cell.json) }
        self.init(
            table: table, json: .object(members + [JSONValue.Member(name, .list(table.json))]),
            captions: captions)
    }

    /// One row: JSON is one object.
    init(object table: OutputTable, captions: [String] = []) {
        self.init(table: table, json: table.json.first ?? .null, captions: captions)
    }
}
