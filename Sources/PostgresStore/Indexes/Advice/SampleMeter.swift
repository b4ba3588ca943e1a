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
        reportRows = try ReportSQL(sql: tables.sql).completedRows(in: window).count(tables.db)
        insert = try SampleInserts(tables: tables).perRow(of: rows)
    }

    /// One look at a candidate. What else the machine does in a moment hits one look and not the others.
    struct Look {
        let plan: QueryPlan
        let report: Duration
        let build: Duration
        let bytes: Int64
        /// What an insert takes with it.
        let insert: Duration
    }

    /// Builds a candidate, measures it, and drops it.
    func look(at definition: IndexDefinition) throws -> Look {
        let statement = try Query(definition.statement(onTemporary: tables.main.name))
        let build = try db.timed { try statement.run(db) }
        let bytes = try db.bytes(ofTemporary: definition.name)
        try db.execute("ANALYZE \(TableCopy(table: tables.main, db: db).sql)")
        let (plan, report) = try report()
        let insert = try SampleInserts(tables: tables).perRow(of: rows)
        try tables.drop(definition.name)
        return Look(plan: plan, report: report, build: build, bytes: bytes, insert: insert)
    }

    /// - Parameter looks: at least one.
    func measurement(of definition: IndexDefinition, _ looks: [Look]) -> AdviceMeasurement {
        let last = looks[looks.count - 1]
        let fastest = looks.map(\.report).min() ?? last.report
        let inserted = looks.map(\.insert).min() ?? last.insert
        return AdviceMeasurement(
            definition: definition, report: AdviceMeasurement.Timing(took: fastest, pages: 0),
            reportRows: reportRows,
            isUsed: last.plan.indexNames.contains(definition.name),
            sorts: false, access: last.plan.access,
            build: looks.map(\.build).median, bytes: last.bytes, insert: max(.zero, inserted - insert))
    }

    private func report() throws -> (QueryPlan, Duration) {
        let query = TopSpendersQuery(window: window)
        let statement = ReportSQL(sql: tables.sql)
            .direct(window, candidates: SpenderCandidates(for: query.limit).count)
        return try db.transaction(.snapshot) {
            try tables.plans().plan(of: .top, statement) {
                try RepeatedRuns(budget: .milliseconds(200)).fastest {
                    _ = try DirectReport(sql: tables.sql, query: query).spenders(db)
                }
            }
        }
    }
}
