// Version 3: flags of orders that count as the archive's before they have moved.

extension OwnObjects {
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
