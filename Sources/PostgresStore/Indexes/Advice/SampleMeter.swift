import OrdersCore

/// Measures candidates in the sample, one after another.
struct SampleMeter {
    let tables: SampleTables
    let window: ReportWindow
    /// Orders of the sample.
    let rows: Int64
    /// What an insert takes without a candidate.
    private let insert: Duration
    private let reportRows: Int64

    private var db: PostgresConnection { tables.db }

    init(_ tables: SampleTables, window: ReportWindow, rows: Int64) throws {
        self.tables = tables
        self.window = window
        self.rows = rows
        let condition = ReportSQL(sql: tables.sql).completed(in: window)
        reportRows = try Query(
            "SELECT COUNT(*) FROM \(tables.sql.orders.table) WHERE \(condition.sql)", condition.arguments
        ).count(tables.db)
        insert = try SampleInserts(tables: tables).perRow(of: rows)
    }

    /// Builds a candidate, measures it, and drops it.
    func measure(_ definition: IndexDefinition) throws -> AdviceMeasurement {
        let build = try build(definition)
        let bytes = try db.bytes(ofTemporary: definition.name)
        try db.execute("ANALYZE \(TableCopy(table: tables.main, db: db).sql)")
        let (plan, took) = try report()
        let withIt = try SampleInserts(tables: tables).perRow(of: rows)
        try tables.drop(definition.name)
        return AdviceMeasurement(
            definition: definition, report: AdviceMeasurement.Timing(took: took, pages: 0),
            reportRows: reportRows,
            isUsed: plan.indexNames.contains(definition.name), sorts: false, access: plan.access,
            build: build,
            bytes: bytes, insert: max(.zero, withIt - insert))
    }

    private func report() throws -> (QueryPlan, Duration) {
        let query = TopSpendersQuery(window: window)
        let statement = ReportSQL(sql: tables.sql)
            .direct(window, candidates: DirectReport.candidates(for: query.limit))
        return try db.transaction(.snapshot) {
            try tables.plans().plan(of: .top, statement) {
                try RepeatedRuns().fastest {
                    _ = try DirectReport(sql: tables.sql, query: query).spenders(db)
                }
            }
        }
    }

    private func build(_ definition: IndexDefinition) throws -> Duration {
        var took: [Duration] = []
        for round in 0..<3 {
            if round > 0 { try tables.drop(definition.name) }
            let statement = try Query(definition.statement(onTemporary: tables.main.name))
            took.append(try db.timed { try statement.run(db) })
        }
        return took.median
    }
}
