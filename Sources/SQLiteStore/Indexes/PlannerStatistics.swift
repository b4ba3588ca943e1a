import GRDB

/// What ANALYZE has told the planner; see <https://www.sqlite.org/fileformat2.html#stat1tab>.
///
/// The table may hold anything: what isn't numbers is taken as not there, as SQLite does.
struct PlannerStatistics {
    /// Of an index: its rows, then how many of them share its first key, its first two, and so on.
    private let byIndex: [String: [Int64]]
    private let byTable: [String: Int64]
    /// Whether ANALYZE has ever run.
    let isThere: Bool

    init(_ db: Database) throws {
        isThere = try TableShape.fetch(db, table: "sqlite_stat1") != nil
        let rows = isThere ? try PlannerStatistics.rows(db) : []
        let found = rows.map { row in
            (
                (row[0] as DatabaseValue).shownText.lowercased(),
                (row[1] as DatabaseValue).shownText.lowercased(),
                PlannerStatistics.numbers((row[2] as DatabaseValue).shownText)
            )
        }.filter { !$2.isEmpty }
        byIndex = Dictionary(found.map { ($1, $2) }) { first, _ in first }
        byTable = Dictionary(found.map { ($0, $2[0]) }, uniquingKeysWith: max)
    }

    /// The rows of a table when ANALYZE last ran, or its estimate of them. Of a table's indexes the largest counts,
    /// because partial ones have fewer.
    func rows(ofTable table: String) -> Int64? { byTable[table.lowercased()] }

    /// The numbers of an index; nil where there are none.
    func numbers(ofIndex index: String) -> [Int64]? { byIndex[index.lowercased()] }

    /// - Parameter table: nil for all.
    static func rows(_ db: Database, ofTable table: String? = nil) throws -> [Row] {
        do {
            return try Query(
                "SELECT tbl, idx, stat FROM main.sqlite_stat1 WHERE :table IS NULL OR tbl = :table COLLATE NOCASE",
                ["table": table?.databaseValue ?? .null]
            ).rows(db)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            // It isn't there, or doesn't have these columns.
            return []
        }
    }

    private static func numbers(_ stat: String) -> [Int64] {
        let words = stat.split(separator: " ")
        return words.prefix { Int64($0).map { $0 >= 0 } ?? false }.compactMap { Int64($0) }
    }
}
