import OrdersCore

/// The table that a child's archived rows get, in the archive's place.
struct ChildArchive: Hashable, Sendable {
    let shape: ChildShape
    let table: ArchiveTable
    /// Whether a run that was interrupted has made it in the archive's file.
    let exists: Bool

    /// What makes the table: it repeats the child's columns and its primary key; a generated column becomes a plain one
    /// that keeps the value it had.
    var statements: [String] { exists ? [] : [create] + index }

    /// What has the database remember it.
    var registration: String { ChildRegister.add(shape.child) }

    var note: String {
        "\"\(table.name)\" is made for rows of \"\(shape.child.table)\", which move with their orders."
    }

    private var create: String {
        let lines = shape.main.declarations + ["  PRIMARY KEY (\(Quoting.list(shape.key)))"]
        return """
            CREATE TABLE \(table.identifier) (
            \(lines.joined(separator: ",\n"))
            )\(shape.isWithoutRowID ? " WITHOUT ROWID" : "")
            """
    }

    /// A key that begins with the order finds its rows without another index.
    private var index: [String] {
        let order = shape.child.order
        guard shape.key.first?.lowercased() != order.lowercased() else { return [] }
        let name = ArchiveTable(name: table.name + "_order", isAttached: table.isAttached)
        return [
            "CREATE INDEX \(name.identifier) ON \(Quoting.identifier(table.name)) (\(Quoting.identifier(order)))"
        ]
    }
}
