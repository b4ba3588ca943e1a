import GRDB
import GRDBSQLite
import OrdersCore

/// Follows an index build on its own connection.
final class BuildWatch {
    private let connection: SQLiteConnection
    private let stepsPerRow: Int64
    private let rows: Int64
    private let predictedPages: Int64?
    private let report: (IndexBuildProgress) -> Void
    private var steps: Int64 = 0
    private var pagesBefore: Int64 = 0
    private let startedAt = ContinuousClock.now
    private var reportedAt = ContinuousClock.now

    private static let interval: Duration = .milliseconds(100)

    private init(
        _ connection: SQLiteConnection, _ program: BuildProgram, _ forecast: BuildForecast,
        report: @escaping (IndexBuildProgress) -> Void
    ) {
        self.connection = connection
        stepsPerRow = program.stepsPerRow
        rows = forecast.rows
        predictedPages = forecast.pages
        self.report = report
        pagesBefore = pagesWritten()
    }

    /// Runs a build, and reports on it where there is a forecast of it.
    static func following(
        _ forecast: BuildForecast?, _ db: Database, report: @escaping (IndexBuildProgress) -> Void,
        _ build: () throws -> Void
    ) throws {
        guard let forecast, let program = forecast.program, let connection = db.sqliteConnection else {
            return try build()
        }
        let watch = BuildWatch(connection, program, forecast, report: report)
        try StepCalls.during(db, { watch.stepped() }, build)
    }

    private func stepped() -> Bool {
        steps += StepCalls.steps
        guard ContinuousClock.now - reportedAt >= BuildWatch.interval else { return false }
        reportedAt = .now
        report(progress)
        return false
    }

    /// What is read goes to the sorter, whose files are not the database's: the first page that is written belongs to
    /// the index.
    private var progress: IndexBuildProgress {
        let pages = pagesWritten() - pagesBefore
        let isWriting = pages > 0
        return IndexBuildProgress(
            phase: isWriting ? .writing : .reading,
            rowsRead: isWriting ? rows : min(rows, steps / stepsPerRow),
            rows: rows, pagesWritten: pages, predictedPages: predictedPages,
            elapsed: ContinuousClock.now - startedAt)
    }

    private func pagesWritten() -> Int64 {
        var (pages, highest): (Int32, Int32) = (0, 0)
        sqlite3_db_status(connection, SQLITE_DBSTATUS_CACHE_WRITE, &pages, &highest, 0)
        return Int64(pages)
    }
}
