import OrdersCore

/// A table with rows that the schema maps, or that stands behind a view that it maps.
struct MappedRelation: Hashable, Sendable {
    /// Its number in `pg_class`.
    let number: Int64
    let name: String
    let namespace: String
    /// `r` table, `p` partitioned table, `m` materialized view.
    let kind: String
    /// The name that the schema has for it, or for the view.
    let mapped: String
    /// Of the table alone or of all its partitions.
    let pages: Int64
    /// When the planner's statistics were gathered; nil when they never were.
    let analyzedAt: Instant?
    /// Its own name and those of its partitions: plans name these.
    var names: Set<String> = []

    var isPartitioned: Bool { kind == "p" }

    /// With its schema, as SQL.
    var sql: String { Quoting.column(name, of: namespace) }

    /// To be looked at like a table that the schema maps itself.
    var shape: TableShape {
        TableShape(
            table: name, number: number, kind: kind, namespace: namespace, columns: [], uniqueKeys: [])
    }
}
