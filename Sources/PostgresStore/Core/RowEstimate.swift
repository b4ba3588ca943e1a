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
    func rows(_ db: PostgresConnection) throws -> Int64 { try figure(db).rows }

    /// The same, and whether they were counted.
    func figure(_ db: PostgresConnection) throws -> RowFigure {
        let query = Query(
            """
            SELECT SUM(pg_relation_size(c.oid))::int8 / current_setting('block_size')::int8,
              SUM(CASE WHEN c.relpages > 0 THEN c.reltuples::float8 / c.relpages
                * (pg_relation_size(c.oid) / current_setting('block_size')::int8) ELSE 0 END)::int8,
              bool_and(c.reltuples >= 0 AND (c.relpages > 0 OR pg_relation_size(c.oid) = 0))
            FROM (
              SELECT relid::oid FROM pg_partition_tree(:table::oid) WHERE isleaf UNION SELECT :table::oid
            ) AS leaf JOIN pg_class AS c ON c.oid = leaf.relid AND c.relkind <> 'p'
            """, ["table": .int(table.number)])
        let row = try query.firstRow(db)
        if let row, !table.isView, let estimate = row.optionalInt(1), row.bool(2),
            row.int(0) > RowEstimate.countedPages
        {
            return RowFigure(estimate, isExact: false)
        }
        return RowFigure(try Query("SELECT COUNT(*) FROM \(sql)").count(db), isExact: true)
    }
}
