import OrdersCore

/// Tells the planner of a new index. The index is there without it, so nothing of this fails a build.
struct IndexStatisticsWork {
    let table: MappedRelation
    let db: PostgresConnection

    /// An index is read alone only where the table's visibility map says that every row can be seen. Where a large part of
    /// it doesn't, VACUUM brings it up to date, too, without looking at the indexes and without cutting the file, which would
    /// take the readers' lock.
    func refresh() {
        do {
            try db.execute("SET lock_timeout = '5s'; SET statement_timeout = '10min'")
            let vacuum = "VACUUM (ANALYZE, INDEX_CLEANUP off, TRUNCATE off) "
            try db.execute((try isMapped() ? "ANALYZE " : vacuum) + table.sql)
        } catch {
            try? db.execute("ANALYZE \(table.sql)")
        }
    }

    private func isMapped() throws -> Bool {
        try Query(
            """
            SELECT relallvisible >= 0.9 * pg_relation_size(oid) / current_setting('block_size')::int8
            FROM pg_class WHERE oid = :table::oid
            """, ["table": .int(table.number)]
        ).isTrue(db)
    }
}
