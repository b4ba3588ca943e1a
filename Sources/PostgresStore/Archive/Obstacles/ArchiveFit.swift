import OrdersCore

/// What the archive lacks to take what main holds, of the orders' table and of each child's, and what can't be mended.
struct ArchiveFit: Hashable, Sendable {
    /// Of the tables that are there.
    let drifts: [ArchiveDrift]
    /// The children's tables that a run makes.
    let missing: [ChildArchive]
    /// What is wrong otherwise, a sentence each.
    let mistakes: [String]

    init(_ tables: MovedTables) {
        let orders = tables.archive.map {
            ArchiveDrift(main: tables.orders, archive: $0, own: ArchiveObjects.archivedAt)
        }
        let known = tables.children.filter(\.isRegistered)
        drifts =
            (orders.map { [$0] } ?? [])
            + known.compactMap { child in child.archive.map { ArchiveDrift(main: child.main, archive: $0) } }
        missing = tables.children.filter { !$0.isRegistered }.map {
            ChildArchive(child: $0.child, main: $0.main, isElsewhere: tables.isElsewhere)
        }
        mistakes =
            (tables.archive == nil ? ["there is no table for archived orders (run `ordertop setup`)"] : [])
            + ArchiveFit.unnamed(tables) + tables.children.flatMap(ArchiveFit.mistakes)
    }

    /// What brings the archive up to main, a statement each.
    var statements: [String] { drifts.flatMap(\.statements) + missing.flatMap(\.statements) }

    /// What happened and what a run makes of it, a sentence each.
    var notes: [String] { drifts.flatMap(\.notes) + missing.map(\.note) }

    /// Why no order can move, whatever is done about the archive.
    var obstacles: [String] { drifts.flatMap(\.obstacles) + mistakes }

    /// What a run that is under way finds in its way: nobody has confirmed the statements.
    var unconfirmed: [String] {
        drifts.flatMap(\.unconfirmed)
            + missing.map { "there is no table \"\($0.child.archiveTable)\" yet; a new run makes it" }
    }

    /// Children that the database knows from earlier runs and that this schema doesn't name, or names otherwise: an
    /// order would move without its rows.
    static func unnamed(_ tables: MovedTables) -> [String] {
        let named = tables.children.map(\.child)
        return tables.registered.filter { !named.contains($0) }.map {
            "rows of \"\($0.table)\" move with their orders by \($0.order) to \"\($0.archiveTable)\": name it so under "
                + "children in the schema file"
        }
    }

    private static func mistakes(_ child: MovedTables.Child) -> [String] {
        let (name, archive) = ("\"\(child.child.table)\"", child.child.archiveTable)
        let keyless =
            child.main.key.isEmpty
            ? ["\(name) has no primary key, by which its rows could be told apart: declare one"] : []
        guard child.isRegistered == (child.archive == nil) else { return keyless }
        return keyless + [
            child.isRegistered
                ? "the table \"\(archive)\" of archived rows is gone"
                : "there is a table \"\(archive)\" that ordertop did not make: name another archive for \(name) in the "
                    + "schema file"
        ]
    }
}
