/// A table that holds the ids of a batch's orders.
struct BatchKeys: Hashable, Sendable {
    let table: String
    let column: String

    /// Whether an id is among them.
    ///
    /// Not a join with the keys: once the orders have statistics SQLite would put a Bloom filter before it, and fill
    /// that by reading the whole table, in every batch, under the write lock.
    func contain(_ id: String) -> String {
        "\(id) IN (SELECT \"\(column)\" FROM \(table))"
    }

    /// Those of a batch that is prepared.
    static let prepared = BatchKeys(table: MoveKeys.table, column: MoveKeys.key)
    /// Those of the batch under way between two files, in the database.
    static let noted = BatchKeys(table: FileMovePlan.keys, column: "id")
    /// Those that the archive's file got copies of.
    static let copied = BatchKeys(table: FileMovePlan.copiedKeys, column: "id")
}
