import OrdersCore

/// The table that a child's archived rows get.
struct ChildArchive: Hashable, Sendable {
    let child: ChildTable
    let main: MovedTable
    /// Whether it is made in another database.
    let isElsewhere: Bool

    /// What makes the table, in the columns and with the primary key of the child's own, and has the database remember it.
    var statements: [String] {
        [
            """
            CREATE TABLE \(table) (
              \(isElsewhere ? main.declaredColumns : "LIKE \(Quoting.identifier(child.table))"),
              PRIMARY KEY (\(Quoting.list(main.key)))
            )
            """
        ] + index + [ChildRegister.add(child)]
    }

    var note: String {
        "\"\(child.archiveTable)\" is made for rows of \"\(child.table)\", which move with their orders."
    }

    /// A key that begins with the order finds its rows without another index.
    private var index: [String] {
        guard main.key.first != child.order else { return [] }
        let name = Quoting.identifier(child.archiveTable + "_order")
        return ["CREATE INDEX \(name) ON \(table) (\(Quoting.identifier(child.order)))"]
    }

    private var table: String { Quoting.identifier(child.archiveTable) }
}
