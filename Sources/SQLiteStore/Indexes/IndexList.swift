import GRDB
import OrdersCore

/// The catalog of indexes with what is known of each without reading it, in the caller's snapshot.
struct IndexList {
    let db: Database
    let catalog: CatalogReader
    private let statistics: PlannerStatistics
    private let builtAt: [String: Instant]

    init(db: Database, sql: MappedSQL) throws {
        self.db = db
        catalog = try CatalogReader(db: db, sql: sql)
        statistics = try PlannerStatistics(db)
        builtAt = try IndexList.builtAt(db)
    }

    /// By table and name.
    func indexes() throws -> [OrdersCore.IndexInfo] {
        let entries = try catalog.entries()
        let opened = try catalog.openedRoots(at: Instant(milliseconds: 0))
        let rows = try rows(of: Set(entries.map(\.table)))
        let orders = try Set(catalog.tables(behind: catalog.sql.schema.orders.table))
        return entries.map { entry in
            let known = statistics(of: entry)
            return OrdersCore.IndexInfo(
                name: entry.name, table: entry.table, keys: entry.keys, isUnique: entry.isUnique,
                condition: entry.condition, statement: entry.statement,
                usedBy: KnownQuery.allCases.filter { opened[$0]?.contains(entry.root) ?? false },
                coversReport: orders.contains(entry.table) && isReadAlone(entry, opened[.top] ?? []),
                rows: entry.condition == nil
                    ? rows[entry.table] : known.map { RowFigure($0.rows, isExact: false) },
                statistics: known)
        }
    }

    private func isReadAlone(_ entry: CatalogReader.Entry, _ opened: Set<Int64>) -> Bool {
        opened.contains(entry.root) && !(entry.tableRoot.map(opened.contains) ?? true)
    }

    private func rows(of tables: Set<String>) throws -> [String: RowFigure] {
        try tables.reduce(into: [:]) { rows, table in
            rows[table] = try RowEstimate(db: db, table: table).quick()
        }
    }

    private func statistics(of entry: CatalogReader.Entry) -> IndexStatistics? {
        statistics.numbers(ofIndex: entry.name)?.first.map {
            IndexStatistics(rows: $0, gatheredAt: builtAt[entry.name])
        }
    }

    /// When ordertop last built each index, which gathers its statistics, too. Dropping an index removes them,
    /// so that those there are can't be older.
    private static func builtAt(_ db: Database) throws -> [String: Instant] {
        guard try OwnObjects.version(db) > 0 else { return [:] }
        let jobs = try JournalSQL.done(.indexBuild, limit: 1_000).rows(db).compactMap(JournalRow.record)
        let built = jobs.compactMap { job in
            job.finishedAt.flatMap { instant in job.draft.parameters["name"].map { ($0, instant) } }
        }
        return Dictionary(built, uniquingKeysWith: max)
    }
}
