import OrdersCore

/// Whole users with all that is theirs, in temporary tables that stand in front of the database's: the store's own
/// statements read them. They have the indexes that the database has.
struct SampleTables {
    let db: PostgresConnection
    let sql: MappedSQL
    /// The one that decides how fast the query is comes first.
    let tables: [SampledTable]
    /// The indexes of the database on these tables.
    let present: [IndexEntry]

    /// - Throws: `OrdersError` (`unsupported`) where the query reads something that is no table.
    init(for query: KnownQuery, _ catalog: CatalogReader) throws {
        db = catalog.db
        sql = catalog.sql
        tables = try SampledTable.tables(of: query, catalog)
        let numbers = tables.map(\.table.number)
        present = try catalog.entries().filter { numbers.contains($0.table.number) && $0.isUsable }
    }

    /// The sample stays in memory, as far as it goes; that has to be asked for before the session's first temporary table.
    static let settings = "SET temp_buffers = '256MB'; SET synchronize_seqscans = off"

    /// The table that decides.
    var main: MappedRelation { tables[0].table }

    /// How the known queries are answered here: by the way that large tables have, where the database's is large.
    func plans() throws -> KnownPlans {
        try KnownPlans(
            db: db, sql: sql, smallPages: main.pages <= KnownPlans.smallPages ? KnownPlans.smallPages : 0)
    }

    /// How many rows the table that decides has in the database, where counting is slow an estimate.
    func rowsInDatabase() throws -> Int64 { try RowEstimate(table: main.shape, sql: main.sql).rows(db) }

    /// Makes and fills the tables, with so many users that there is enough to measure.
    ///
    /// - Parameter all: rows of the table that decides.
    /// - Returns: how many of them the sample has.
    func create(of all: Int64) throws -> Int64 {
        var share = SampleShare.share(of: all)
        while true {
            let rows = try create(share: share)
            if share >= 1 || rows >= SampleShare.enough(of: all) { return rows }
            try remove()
            share = min(1, share * 4)
        }
    }

    /// The same with a share of the users, 0 to 1.
    func create(share: Double) throws -> Int64 {
        let bound = ["bound": PostgresValue.int(Int64(share * Double(UInt32.max)) + 1)]
        let rows = try tables.map { sampled in
            let copy = TableCopy(table: sampled.table, db: db)
            try copy.create()
            guard let owner = sampled.owner else { return try copy.fill("") }
            return try copy.fill("WHERE \(owner) < :bound", bound)
        }
        for entry in present { try build(entry) }
        try vacuum()
        return rows[0]
    }

    private func build(_ entry: IndexEntry) throws {
        let unique = entry.shape.isUnique ? "UNIQUE " : ""
        let copy = TableCopy(table: entry.table, db: db).sql
        try db.execute("CREATE \(unique)INDEX \(Quoting.identifier(entry.name)) ON \(copy) \(entry.body)")
    }

    /// Tells the planner of the rows, and that each can be seen, as in tables that are looked after.
    func vacuum() throws {
        for sampled in tables {
            try db.execute("VACUUM (ANALYZE) \(TableCopy(table: sampled.table, db: db).sql)")
        }
    }

    func remove() throws {
        for sampled in tables { try db.execute("DROP TABLE \(TableCopy(table: sampled.table, db: db).sql)") }
    }

    func drop(_ index: String) throws {
        try db.execute("DROP INDEX pg_temp.\(Quoting.identifier(index))")
    }

    /// Users who have orders here.
    func spenders() throws -> Int64 {
        try Query("SELECT COUNT(DISTINCT \(sql.orders.userID)) FROM \(sql.orders.table)").count(db)
    }

    /// Bytes of the tables and all their indexes.
    func bytes() throws -> Int64 {
        try Query(
            """
            SELECT SUM(pg_total_relation_size(oid))::int8 FROM pg_class
            WHERE relnamespace = pg_my_temp_schema() AND relkind = 'r'
            """
        ).count(db)
    }
}
