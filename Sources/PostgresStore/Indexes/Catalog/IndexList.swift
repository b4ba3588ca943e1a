import OrdersCore

/// The catalog of indexes with what is known of each without reading it, in the caller's snapshot.
struct IndexList {
    let db: PostgresConnection
    let sql: MappedSQL

    /// By table and name.
    func indexes() throws -> [IndexInfo] {
        let plans = try KnownPlans(db: db, sql: sql)
        let orders = plans.catalog.relations(behind: sql.schema.orders.table)
        let now = try NewestOrder(db: db, sql: sql, orders: orders.first).instant()
        let uses = try KnownQuery.allCases.map { ($0, try plans.use(by: $0, at: now)) }
        let rows = try rows(of: plans.entries.map(\.table))
        let since = try plans.catalog.countingSince()
        return plans.entries.map { entry in
            let isReadAlone = uses.contains { $0.0 == .top && $0.1.readAlone.contains(entry.name) }
            return info(
                entry, usedBy: uses.filter { $0.1.indexes.contains(entry.name) }.map(\.0),
                coversReport: orders.contains(entry.table) && isReadAlone,
                tableRows: rows[entry.table.number],
                since: since)
        }
    }

    private func info(
        _ entry: IndexEntry, usedBy: [KnownQuery], coversReport: Bool, tableRows: RowFigure?, since: Instant?
    ) -> IndexInfo {
        let shape = entry.shape
        let known = entry.table.analyzedAt == nil ? nil : entry.rows
        return IndexInfo(
            name: entry.name, table: entry.table.name, keys: shape.keys, isUnique: shape.isUnique,
            condition: shape.condition, statement: entry.isConstraint ? nil : entry.definition,
            usedBy: usedBy,
            coversReport: coversReport,
            rows: shape.condition == nil ? tableRows : known.map { RowFigure($0, isExact: false) },
            statistics: known.map { IndexStatistics(rows: $0, gatheredAt: entry.table.analyzedAt) },
            included: shape.included, method: shape.method == IndexEntry.ordinaryMethod ? nil : shape.method,
            uses: IndexUses(count: entry.uses, since: since), isUsable: entry.isUsable)
    }

    private func rows(of tables: [MappedRelation]) throws -> [Int64: RowFigure] {
        try Set(tables).reduce(into: [:]) { rows, table in
            rows[table.number] = try RowEstimate(table: table.shape, sql: table.sql).figure(db)
        }
    }
}
