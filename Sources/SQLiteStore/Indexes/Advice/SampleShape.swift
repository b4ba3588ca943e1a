import GRDB
import OrdersCore

/// What the sample's database is made like: the tables of the report, their indexes and statistics.
struct SampleShape: Sendable {
    /// One table as it is declared.
    struct Table: Sendable {
        let shape: TableShape
        let statement: String
        let indexes: [String]
        /// What rows are in order by: a name of the row id, or the columns of the key where there is none.
        let order: [String]
        let hasRowID: Bool

        var columns: [String] { shape.writableColumns }
        var name: String { Quoting.identifier(shape.table) }
        /// `"id" DESC, …`: the newest rows first, where keys grow.
        var newestFirst: String { order.map { "\(Quoting.identifier($0)) DESC" }.joined(separator: ", ") }
    }

    let orders: Table
    let users: Table
    let statistics: StatisticsCopy
    /// Whether statistics were ever gathered.
    let isAnalyzed: Bool
    let pageSize: Int64
    /// Bytes of the database without pages that are free.
    let usedBytes: Int64
    /// The page cache of the connections that answer reports, as `PRAGMA cache_size` says it.
    let cacheSize: Int64
    /// About how many orders there are.
    let estimatedOrders: Int64

    /// - Throws: `OrdersError` (`unsupported`) where orders or users are no ordinary tables.
    static func gather(_ db: Database, schema: OrdersSchema) throws -> SampleShape {
        let tables = [schema.orders.table, schema.users.table]
        let isAnalyzed = try TableShape.fetch(db, table: "sqlite_stat1") != nil
        return SampleShape(
            orders: try table(schema.orders.table, db), users: try table(schema.users.table, db),
            statistics: try StatisticsCopy(of: tables, db), isAnalyzed: isAnalyzed,
            pageSize: try Int64.fetchOne(db, sql: "PRAGMA page_size") ?? 4_096,
            usedBytes: try PageCensus(db: db).usedBytes(),
            cacheSize: try Int64.fetchOne(db, sql: "PRAGMA cache_size") ?? -2_000,
            estimatedOrders: try RowEstimate(db: db, table: schema.orders.table).rows())
    }

    /// How many pages the page cache of a report holds.
    var cachePages: Double {
        Double(cacheSize < 0 ? -cacheSize * 1_024 / max(1, pageSize) : cacheSize)
    }

    private static func table(_ name: String, _ db: Database) throws -> Table {
        let statements = try TableShape.statements(of: name, db)
        guard let shape = try TableShape.fetch(db, table: name), !shape.isView,
            let statement = statements.first, !statement.uppercased().hasPrefix("CREATE VIRTUAL")
        else {
            throw OrdersError(
                .unsupported,
                "\"\(name)\" is no ordinary table, so no sample of it can be made and no index measured.")
        }
        let names = Set(shape.columns.map { $0.name.lowercased() })
        let rowID =
            try TableShape.isWithoutRowID(name, db)
            ? nil : ["rowid", "_rowid_", "oid"].first { !names.contains($0) }
        return Table(
            shape: shape, statement: statement, indexes: Array(statements.dropFirst()),
            order: rowID.map { [$0] } ?? shape.primaryKey.map(\.name), hasRowID: rowID != nil)
    }
}
