import GRDB
import OrdersCore

/// Measures candidates in the sample, one after another.
struct SampleMeter: Sendable {
    let sql: MappedSQL
    let shape: SampleShape
    let window: ReportWindow
    /// Orders of the sample.
    let rows: Int64
    /// Orders of the database.
    let tableRows: Int64

    /// A build sorts in pieces of at least this many pages, whatever the page cache is; see `SORTER_PMA` in
    /// <https://www.sqlite.org/compile.html#sorter_pma>. With no larger ones the sample is sorted in several
    /// pieces, as the database is.
    private static let sorterPages = 250.0

    private var report: SampleReport { SampleReport(sql: sql, window: window) }
    private var share: Double { Double(rows) / Double(max(1, tableRows)) }

    /// What holds for every candidate.
    struct Basis: Sendable {
        let lookup: LookupProbe.Result
        let warmLookup: LookupProbe.Result
        let sortCost: SortCost
        let reportRows: Int64
        /// What an insert takes without a candidate.
        let insert: Duration
    }

    func basis(ids: [DatabaseValue], _ db: Database) throws -> Basis {
        let cache = SampleCache(db: db)
        let probe = LookupProbe(sql: sql, ids: ids)
        try cache.setPages(Double(shape.usedBytes / max(1, shape.pageSize)))
        let warm = try probe.run(db)
        try cache.scale(shape.cachePages, to: share)
        let lookup = try probe.run(db)
        let reportRows = try report.rows(db)
        let insert = try SampleInserts(table: shape.orders).perRow(of: rows, db)
        return Basis(
            lookup: lookup, warmLookup: warm, sortCost: try sortCost(reportRows, db), reportRows: reportRows,
            insert: insert)
    }

    /// With the page cache that the store's reports have, because it decides when a sort goes to disk.
    private func sortCost(_ reportRows: Int64, _ db: Database) throws -> SortCost {
        try SampleCache(db: db).setPages(shape.cachePages)
        let few = min(rows, max(1, reportRows))
        let many = min(rows, Int64(Double(few) / max(1e-9, share)))
        return SortCost(few: try point(few, db), many: try point(many, db))
    }

    private func point(_ rows: Int64, _ db: Database) throws -> SortCost.Point {
        let timing = RepeatedTiming(db: db, runs: RepeatedRuns(most: 15))
        return SortCost.Point(rows: rows, took: try timing.measure { try report.sort(rows, db) }.took)
    }

    /// Builds a candidate, measures it, and drops it.
    ///
    /// - Returns: The measurement, and the most bytes the sample's file had.
    func measure(
        _ definition: IndexDefinition, _ basis: Basis, _ db: Database
    ) throws -> (measured: AdviceMeasurement, fileBytes: Int64) {
        let census = PageCensus(db: db)
        let before = try census.usedBytes()
        let build = try build(definition, db)
        let bytes = try census.usedBytes() - before
        let fileBytes = try census.fileBytes()
        try analyze(definition, db)
        try SampleCache(db: db).scale(shape.cachePages, to: share)
        let plan = try report.plan(db)
        let timing = try RepeatedTiming(db: db).measure { try report.run(db) }
        let insert = try SampleInserts(table: shape.orders).perRow(of: rows, db)
        let measured = AdviceMeasurement(
            definition: definition, report: timing, reportRows: basis.reportRows,
            isUsed: plan.indexNames.contains(definition.name),
            sorts: plan.nodes.contains { $0.step.kind == .group }, access: plan.access, build: build,
            bytes: bytes, insert: max(.zero, insert - basis.insert))
        try drop(definition, db)
        return (measured, fileBytes)
    }

    private func build(_ definition: IndexDefinition, _ db: Database) throws -> Duration {
        try SampleCache(db: db).setPages(SampleMeter.sorterPages)
        var took: [Duration] = []
        for round in 0..<3 {
            if round > 0 { try drop(definition, db) }
            took.append(try SQLiteStore.time { try db.execute(sql: definition.statement) })
        }
        return took.median
    }

    private func drop(_ definition: IndexDefinition, _ db: Database) throws {
        try db.execute(sql: "DROP INDEX \(Quoting.identifier(definition.name))")
    }

    /// Gathers statistics as a build does, and makes of the sample's number of rows the database's. The planner
    /// reads them as a new connection would: it keeps what it once knew of a table otherwise.
    private func analyze(_ definition: IndexDefinition, _ db: Database) throws {
        try IndexChange.analyze(definition.name, db)
        for row in try Query(
            "SELECT stat FROM sqlite_stat1 WHERE idx = :name", ["name": definition.name.databaseValue]
        ).rows(db) {
            let scaled = SampleMeter.scaled((row[0] as DatabaseValue).shownText, by: 1 / max(1e-9, share))
            try db.execute(
                sql: "UPDATE sqlite_stat1 SET stat = ? WHERE idx = ?", arguments: [scaled, definition.name])
        }
        try db.execute(sql: "PRAGMA writable_schema = RESET")
    }

    /// The first figure is the number of rows; the others, how many share a key, are those of whole users and of
    /// the first rows of each status, which a build's own look at the index would find, too.
    static func scaled(_ figures: String, by factor: Double) -> String {
        let parts = figures.split(separator: " ", maxSplits: 1)
        guard let first = parts.first, let rows = Double(first) else { return figures }
        let count = String(Int64(max(1, (rows * factor).rounded())))
        return ([count] + parts.dropFirst().map(String.init)).joined(separator: " ")
    }
}
