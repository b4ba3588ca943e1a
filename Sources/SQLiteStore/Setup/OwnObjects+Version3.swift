// Version 3: what proves the rows that move with their orders, and flags of orders that count as the archive's before
// they have moved.

extension OwnObjects {
    /// The version from which on children can move.
    static let childrenVersion = 3
    static let childrenTable = "ordertop_children"
    static let childLedgerTable = "ordertop_child_ledger"

    /// Which children have a table for their archived rows; and, as the ledger counts orders, what jobs moved of each
    /// child, by the month of the order.
    var children: [String] {
        [
            """
            CREATE TABLE \(OwnObjects.childrenTable) (
              child TEXT NOT NULL COLLATE NOCASE PRIMARY KEY,
              order_column TEXT NOT NULL,
              archive TEXT NOT NULL
            ) WITHOUT ROWID
            """,
            """
            CREATE TABLE \(OwnObjects.childLedgerTable) (
              child TEXT NOT NULL COLLATE NOCASE,
              month TEXT NOT NULL,
              job_id INTEGER NOT NULL,
              rows INTEGER NOT NULL,
              hash INTEGER NOT NULL,
              PRIMARY KEY (child, month, job_id)
            ) WITHOUT ROWID
            """,
        ]
    }

    static let flaggedTable = "ordertop_flagged"

    /// The version from which on orders can be flagged.
    static let flagsVersion = 3

    /// One row per flagged order: its id, of the orders' own type, so that one finds the other; when it was created, as
    /// the orders have it, so that the flag is that order's and nobody else's of that id; when and by which job it was
    /// flagged.
    var flags: [String] {
        let type = orders.column(schema.orders.id)?.type ?? ""
        return [
            """
            CREATE TABLE \(OwnObjects.flaggedTable) (
              id\(type.isEmpty ? "" : " " + type) PRIMARY KEY,
              created_at NOT NULL,
              flagged_at INTEGER NOT NULL,
              job_id INTEGER NOT NULL
            ) WITHOUT ROWID
            """
        ]
    }
}
