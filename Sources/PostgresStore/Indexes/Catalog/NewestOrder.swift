import OrdersCore

/// As of when the report is asked about where nobody says: about the newest order's instant, because a window without
/// orders has another plan than one that is full.
struct NewestOrder {
    let db: PostgresConnection
    let sql: MappedSQL
    let orders: MappedRelation?

    /// From the planner's statistics, which are there without reading the table; the server's clock where they don't
    /// tell.
    func instant() throws -> Instant {
        if let known = try known() { return known }
        return try Query("SELECT clock_timestamp()").firstRow(db)?.instant(0) ?? Instant(milliseconds: 0)
    }

    private func known() throws -> Instant? {
        let createdAt = sql.orders.createdAt
        guard let orders, let column = sql.schema.orders.createdAt.columnName, let type = createdAt.type,
            let bound = try lastBound(column, of: orders)
        else { return nil }
        // What the statistics hold may be no instant at all, where a text is one.
        return try? db.savepoint {
            let instant = InstantSQL(
                format: createdAt.format, raw: "(\(Quoting.literal(bound))::\(Quoting.identifier(type)))",
                type: type)
            return try Query("SELECT \(instant.value)").firstRow(db)?.instant(0)
        }
    }

    private func lastBound(_ column: String, of table: MappedRelation) throws -> String? {
        try Query(
            """
            SELECT bounds[array_upper(bounds, 1)]
            FROM (
              SELECT histogram_bounds::text::text[] AS bounds FROM pg_stats
              WHERE schemaname = :schema AND tablename = :table AND attname = :column
              ORDER BY inherited DESC LIMIT 1
            ) AS known
            """,
            ["schema": .text(table.namespace), "table": .text(table.name), "column": .text(column)]
        ).firstRow(db)?.optionalText(0)
    }
}
