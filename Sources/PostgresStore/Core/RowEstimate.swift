import OrdersCore

/// How many rows a table has.
struct RowEstimate {
    let table: TableShape
    /// The table as it stands in FROM.
    let sql: String

    /// Smaller tables are counted.
    private static let countedPages: Int64 = 2_000

    /// Exact for small tables; for others what the planner believes, corrected by how much the table has grown since it
    /// was analyzed, as the planner does itself.
    func rows(_ db: PostgresConnection) throws -> Int64 {
        let query = Query(
            """
            SELECT SUM(pg_relation_size(c.oid)) / current_setting('block_size')::int8,
              SUM(CASE WHEN c.relpages > 0 THEN c.reltuples::float8 / c.relpages
                * (pg_relation_size(c.oid) / current_setting('block_size')::int8) ELSE 0 END)::int8,
              bool_and(c.reltuples >= 0)
            FROM pg_partition_tree(:table::oid) AS tree JOIN pg_class AS c ON c.oid = tree.relid
            WHERE tree.isleaf
            """, ["table": .int(table.number)])
        let row = try query.firstRow(db)
        if let row, !table.isView, let estimate = row.optionalInt(1), row.bool(2),
            row.int(0) > RowEstimate.countedPages
        {
            return estimate
        }
        return try Query("SELECT COUNT(*) FROM \(sql)").count(db)
    }
}
