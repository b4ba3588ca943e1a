import GRDB
import GRDBSQLite
import OrdersCore

/// Looks orders up by id in no order, as a report does that finds them through an index.
struct LookupProbe {
    /// What a lookup took, and how many pages it missed.
    struct Result: Sendable {
        let seconds: Double
        let pages: Double
    }

    let sql: MappedSQL
    let ids: [DatabaseValue]

    static let mostIDs = 20_000
    private static let rounds = 3
    /// On a disk that has to search, the first look at each order takes its time; not all of them are needed.
    private static let budget: Duration = .seconds(1)

    /// Ids from all over the sample, in no order.
    static func ids(from db: Database, sql: MappedSQL, rows: Int64) throws -> [DatabaseValue] {
        let stride = max(1, Int(rows) / mostIDs)
        let cursor = try Query("SELECT \(sql.orders.id) FROM \(sql.orders.table)").cursor(db)
        var (ids, number): ([DatabaseValue], Int) = ([], 0)
        while let row = try cursor.next() {
            if number.isMultiple(of: stride) { ids.append(row[0]) }
            number += 1
        }
        return ids.shuffled()
    }

    /// After a first round over the same orders, so that what a disk had to fetch is in the system's memory. Of the
    /// others the fastest counts.
    func run(_ db: Database) throws -> Result {
        let cached = try db.cachedStatement(
            sql: "SELECT \(sql.orders.userID), \(sql.orders.createdAt.value) FROM \(sql.orders.table) "
                + "WHERE \(sql.orders.id) = ?")
        return try withExtendedLifetime(cached) {
            let statement = cached.sqliteStatement
            let count = try look(statement, ids.count).count
            let cache = SampleCache(db: db)
            _ = cache.misses()
            var fastest = Duration.seconds(60)
            for _ in 0..<LookupProbe.rounds { fastest = min(fastest, try look(statement, count).took) }
            let lookups = Double(max(1, count))
            return Result(
                seconds: fastest.inSeconds / lookups,
                pages: Double(cache.misses()) / lookups / Double(LookupProbe.rounds))
        }
    }

    /// Steps through SQLite's own functions: what a wrapper adds to a lookup would be most of what is measured.
    private func look(_ statement: SQLiteStatement, _ most: Int) throws -> (count: Int, took: Duration) {
        let elapsed = ContinuousClock().stopwatch()
        defer { sqlite3_reset(statement) }
        var count = 0
        for id in ids.prefix(most) {
            if count.isMultiple(of: 64) {
                try Task.checkCancellation()
                if elapsed() > LookupProbe.budget { break }
            }
            sqlite3_reset(statement)
            _ = id.bind(to: statement, at: 1)
            sqlite3_step(statement)
            count += 1
        }
        return (count, elapsed())
    }
}

extension PageCost {
    /// What a page costs is what a lookup takes beyond one whose pages are all there.
    init(sample: LookupProbe.Result, warm: LookupProbe.Result, database: LookupProbe.Result) {
        guard sample.pages - warm.pages > 0.2, database.pages - warm.pages > 0.2 else {
            self = .unknown
            return
        }
        self.init(
            inSample: (sample.seconds - warm.seconds) / (sample.pages - warm.pages),
            inDatabase: (database.seconds - warm.seconds) / (database.pages - warm.pages))
    }
}
