import OrdersCore

/// How main and archive have grown apart since the archive was made: which columns, what happened to them, and what can
/// be done.
struct ArchiveDrift: Hashable, Sendable {
    private let main: MovedTable
    private let archive: MovedTable
    /// The archive's own column; nil where it has none.
    private let own: String?

    init(main: MovedTable, archive: MovedTable, own: String? = nil) {
        self.main = main
        self.archive = archive
        self.own = own
    }

    private var added: [MovedTable.Column] { main.columns.filter { archive.column($0.name) == nil } }

    /// The archive has them, main hasn't any more.
    var dropped: [MovedTable.Column] {
        archive.columns.filter { main.column($0.name) == nil && $0.name != own }
    }

    /// Columns in which the archive refuses NULL and main doesn't.
    private var stricter: [MovedTable.Column] {
        archive.columns.filter { column in
            column.isNotNull && column.name != own && !archive.key.contains(column.name)
                && main.column(column.name)?.isNotNull != true
        }
    }

    private var retyped: [(main: MovedTable.Column, archive: MovedTable.Column)] {
        main.columns.compactMap { column in
            guard column.name != own, let other = archive.column(column.name),
                other.declaration != column.declaration
            else { return nil }
            return (column, other)
        }
    }

    /// What brings the archive up to main. A column's default goes with it where it is a constant, so that what was
    /// archived before comes back as it would be had it stayed.
    var statements: [String] {
        added.map { column in
            let constant = column.constantDefault.map { " DEFAULT \($0)" } ?? ""
            return "ALTER TABLE \(table) ADD COLUMN \(column.declared)\(constant)"
        }
            + stricter.map {
                "ALTER TABLE \(table) ALTER COLUMN \(Quoting.identifier($0.name)) DROP NOT NULL"
            }
    }

    /// What happened and what a run makes of it, a sentence each.
    var notes: [String] {
        added.map { column in
            "\(mainName) has got the column \"\(column.name)\": the archive gets it, too, and \(rows) archived before have "
                + "\(column.constantDefault ?? "NULL") there."
        }
            + dropped.map { column in
                "\(mainName) no longer has the column \"\(column.name)\": the archive keeps it for what it holds, and "
                    + "\(rows) archived from now on have \(column.defaultSQL ?? "NULL") there."
            }
    }

    /// Why no order can move, whatever is done about the archive.
    var obstacles: [String] {
        let clash = own.flatMap { main.column($0) == nil ? nil : $0 }.map {
            "\(mainName) has got a column \($0), which the archive needs for itself: rename it"
        }
        return (clash.map { [$0] } ?? [])
            + retyped.map { column in
                "the column \"\(column.main.name)\" is \(column.main.declaration) in \(mainName) and "
                    + "\(column.archive.declaration) in \"\(archive.name)\", so a copy would convert its values (ALTER TABLE "
                    + "\(table) ALTER COLUMN \(Quoting.identifier(column.main.name)) TYPE \(column.main.declaration))"
            }
    }

    /// What a run that is under way finds missing: nobody has confirmed the statements.
    var unconfirmed: [String] {
        added.map {
            "\(mainName) has got the column \"\($0.name)\" since the run began; a new run adds it to the archive"
        }
            + stricter.map {
                "\(mainName) allows NULL in \"\($0.name)\" since the run began; a new run lets the archive have it"
            }
    }

    /// Why orders can't come back although their batch is complete.
    static func loss(of column: String, main: String) -> String {
        "\"\(main)\" has no column \"\(column)\", in which archived rows have values that would be "
            + "lost: add the column again first"
    }

    private var table: String { Quoting.identifier(archive.name) }
    private var mainName: String { "\"\(main.name)\"" }
    private var rows: String { own == nil ? "rows" : "orders" }
}
