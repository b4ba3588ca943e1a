// Version 3: what proves the rows that move with their orders.

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
}
