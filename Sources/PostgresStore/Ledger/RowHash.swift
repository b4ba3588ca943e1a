import OrdersCore

/// The hash of an archived row's content, as SQL: 64 bits, signed.
///
/// Every column but the archive's own is written as `<length of its name>:<name>=<value>`, by name and not by place,
/// separated by a control character; a value that may contain it, or is a text, has its length in bytes before it. A value
/// that is its column's default (NULL where none is declared) is left out: so the hash of what is archived stays as it is
/// when the archive gets a column that main has got.
///
/// The text is the same in every session because `MoveSettings` pins what writes dates, intervals, floats and bytes, and
/// is hashed under the collation "C" by `hashtextextended`, whose results PostgreSQL keeps from version to version, since
/// hash partitions are found by it. It finds accidents and edits; whoever can write the archive can write the ledger, too.
struct RowHash: Hashable, Sendable {
    private let fields: [Field]

    private struct Field: Hashable, Sendable {
        let column: MovedTable.Column
        let isInMain: Bool
    }

    /// - Parameter own: the archive's own column.
    init(archive: MovedTable, main: MovedTable, own: String? = nil) {
        fields = archive.columns.filter { $0.name != own }
            .map { Field(column: $0, isInMain: main.column($0.name) != nil) }
            .sorted { $0.column.name.utf8.lexicographicallyPrecedes($1.column.name.utf8) }
    }

    /// - Parameter row: what the row is called in the statement.
    func sql(of row: String) -> String {
        let parts = fields.map { RowHash.part($0.column, of: row) }
        return "hashtextextended(concat_ws(E'\\x1f', \(parts.joined(separator: ", "))) COLLATE \"C\", 0)"
    }

    /// The columns that main lacks, each with the condition that a row has a value in it, which a restore would lose.
    func outsideMain(of row: String) -> [(column: String, hasValue: String)] {
        fields.filter { !$0.isInMain }.map { field in
            let column = Quoting.column(field.column.name, of: row)
            guard let constant = field.column.constantDefault else {
                return (field.column.name, "\(column) IS NOT NULL")
            }
            return (field.column.name, RowHash.isOther(column, than: constant, field.column))
        }
    }

    /// NULL for a value that is left out.
    private static func part(_ column: MovedTable.Column, of row: String) -> String {
        let name = "\(column.name.utf8.count):\(column.name)="
        let value = "\(Quoting.column(column.name, of: row))::text"
        let text =
            plain.contains(column.type)
            ? "\(Quoting.literal(name)) || \(value)"
            : "\(Quoting.literal(name)) || octet_length(\(value)) || ':' || \(value)"
        guard let constant = column.constantDefault else { return text }
        let isOther = isOther(Quoting.column(column.name, of: row), than: constant, column)
        return "CASE WHEN \(isOther) THEN \(text) END"
    }

    private static func isOther(_ value: String, than constant: String, _ column: MovedTable.Column) -> String
    {
        "\(value)::text COLLATE \"C\" IS DISTINCT FROM (\(constant))::\(column.declaration)::text"
    }

    /// Types whose texts have no control characters.
    private static let plain: Set<String> = [
        "int2", "int4", "int8", "numeric", "float4", "float8", "bool", "uuid", "date", "timestamp",
        "timestamptz",
    ]
}
