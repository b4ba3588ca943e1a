/// Columns whose values another order can't have too: writing one of them with OR REPLACE removes an order, and no
/// trigger on deletes tells.
struct UniqueKey: Hashable, Sendable {
    struct Part: Hashable, Sendable {
        let column: String
        let collation: String
        /// What OR REPLACE writes in the place of NULL, after triggers have seen NULL; nil where it writes
        /// nothing.
        var replacement: String?
    }

    let parts: [Part]
    /// Which rows the key is about, as SQL; nil for all.
    var condition: String?
    /// Whether it is SQLite's row id.
    var isRowID = false
}
