import OrdersCore

/// How main and archive have grown apart since the archive was made: which columns, what happened to them, and
/// what can be done. Columns are compared by name and by how SQLite converts their values.
struct ArchiveDrift: Hashable, Sendable {
    /// The archive's, where it is.
    private let table: ArchiveTable
    /// The name of main's.
    private let mainTable: String
    /// Main has them, the archive hasn't.
    private let added: [TableShape.Column]
    /// The archive has them, main hasn't any more.
    let dropped: [TableShape.Column]
    /// Both have them, with values that a copy would convert.
    private let retyped: [Retyped]
    /// Whether main has got a column of the name that the archive needs for itself.
    private let clashes: Bool
    /// What the table's rows are called.
    private let rows: String

    private struct Retyped: Hashable, Sendable {
        let main: TableShape.Column
        let archive: TableShape.Column
    }

    /// - Parameter own: The column that the archive has for itself; nil where it has none.
    init(table: ArchiveTable, main: TableShape, archive: TableShape, own: String?) {
        self.table = table
        mainTable = main.table
        rows = own == nil ? "rows" : "orders"
        clashes = own.map { main.column($0) != nil } ?? false
        added = main.columns.filter { archive.column($0.name) == nil }
        dropped = archive.columns.filter { main.column($0.name) == nil && $0.name.lowercased() != own }
        retyped = main.columns.compactMap { column in
            guard let other = archive.column(column.name), other.affinity != column.affinity,
                column.name.lowercased() != own
            else { return nil }
            return Retyped(main: column, archive: other)
        }
    }

    /// What brings the archive up to main. A column's default goes with it where it is a constant, so that what
    /// was archived before comes back as it would be had it stayed.
    var statements: [String] {
        added.map { column in
            let type = column.type.isEmpty ? "" : " " + column.type
            let constant = column.constantDefault == nil ? "" : " DEFAULT \(column.defaultSQL ?? "NULL")"
            return "ALTER TABLE \(table.identifier) ADD COLUMN "
                + Quoting.identifier(column.name) + type + constant
        }
    }

    /// What happened and what a run makes of it, a sentence each.
    var notes: [String] {
        added.map { column in
            let before = column.constantDefault.flatMap { _ in column.defaultSQL } ?? "NULL"
            return
                "\(main) has got the column \"\(column.name)\": the archive gets it, too, and \(rows) archived "
                + "before have \(before) there."
        }
            + dropped.map { column in
                "\(main) no longer has the column \"\(column.name)\": the archive keeps it for what it holds, and "
                    + "\(rows) archived from now on have \(column.defaultSQL ?? "NULL") there."
            }
    }

    /// Why no order can move, whatever is done about the archive.
    var obstacles: [String] {
        let taken =
            clashes
            ? [
                "\(main) has got a column \(OwnObjects.archivedAt), which the archive needs for itself: rename it"
            ]
            : []
        return taken
            + retyped.map { column in
                "the column \"\(column.main.name)\" is \(column.main.spokenType) in \(main) and "
                    + "\(column.archive.spokenType) in \"\(table.name)\", so a copy would convert its values: "
                    + "give it its old type again"
            }
    }

    /// What a run that is under way finds missing: nobody has confirmed the statements.
    var unconfirmed: [String] {
        added.map {
            "\(main) has got the column \"\($0.name)\" since the run began; a new run adds it to the archive"
        }
    }

    /// Why orders can't come back although their batch is complete.
    static func loss(of column: String, main: String) -> String {
        "\"\(main)\" has no column \"\(column)\", in which archived rows have values that would be "
            + "lost: add the column again first"
    }

    private var main: String { "\"\(mainTable)\"" }
}

extension TableShape.Column {
    fileprivate var spokenType: String { type.isEmpty ? "without a type" : type }
}
