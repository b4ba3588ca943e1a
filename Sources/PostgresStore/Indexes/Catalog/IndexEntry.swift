import OrdersCore

/// An index as PostgreSQL's catalog describes it.
struct IndexEntry: Hashable, Sendable {
    /// What makes two indexes of a table hold the same.
    struct Shape: Hashable, Sendable {
        let keys: [IndexKey]
        /// Columns that it holds without being ordered by them.
        let included: [String]
        let isUnique: Bool
        /// Which rows it has, as SQL; nil for all.
        let condition: String?
        /// `btree`, `hash`, `gin`, ….
        let method: String
    }

    /// Its number in `pg_class`.
    let number: Int64
    let name: String
    let table: MappedRelation
    let shape: Shape
    /// The statement that makes it, as PostgreSQL writes it.
    let definition: String
    /// What stands behind the table's name there: `USING btree (status, created_at)`.
    let body: String
    /// Whether a constraint needs it: its own, or another table's foreign key.
    let isConstraint: Bool
    /// Whether queries may use it.
    let isUsable: Bool
    /// Of a partitioned table: its parts are the indexes of the partitions.
    let isPartitioned: Bool
    let bytes: Int64
    /// Rows when it was last looked at; nil where it never was.
    let rows: Int64?
    /// How often it was used since the server counts.
    let uses: Int64
    /// The names of the indexes of partitions that are part of it.
    var parts: Set<String> = []

    static let ordinaryMethod = "btree"
}
