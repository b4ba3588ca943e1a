import GRDB

/// How many rows a table has, without counting a large one.
///
/// Small files are counted. In large ones the span of row ids stands for the count, which is exact while
/// nothing was deleted and high by what was; where there are no row ids, or they are spread too thin for the
/// file, the planner's statistics; and where there are none, the count after all.
struct RowEstimate {
    let db: Database
    let table: String

    /// Files up to this size are counted.
    private static let countedBytes: Int64 = 64 << 20
    /// No row takes fewer bytes on its page.
    private static let leastRowBytes: Int64 = 8

    func rows() throws -> Int64 {
        let bytes = try PageCensus(db: db).fileBytes()
        if bytes > RowEstimate.countedBytes {
            if let span = try rowIDSpan(), span <= bytes / RowEstimate.leastRowBytes { return span }
            if let rows = try statistics() { return rows }
        }
        return try Query("SELECT COUNT(*) FROM \(Quoting.identifier(table))").count(db)
    }

    /// How many ids the range of row ids has; nil where they can't be counted.
    private func rowIDSpan() throws -> Int64? {
        guard let ids = try rowIDs() else { return nil }
        let (span, overflow) = ids.upperBound.subtractingReportingOverflow(ids.lowerBound)
        return overflow || span == Int64.max ? nil : span + 1
    }

    /// The least and the greatest row id; nil for a view, a table WITHOUT ROWID and one without rows.
    func rowIDs() throws -> ClosedRange<Int64>? {
        let name = Quoting.identifier(table)
        do {
            let row = try Query("SELECT (SELECT MIN(rowid) FROM \(name)), (SELECT MAX(rowid) FROM \(name))")
                .firstRow(db)
            guard let first = Int64.fromDatabaseValue(row?[0] ?? .null),
                let last = Int64.fromDatabaseValue(row?[1] ?? .null), first <= last
            else { return nil }
            return first...last
        } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
            return nil
        }
    }

    /// The first number of `sqlite_stat1`; see <https://www.sqlite.org/fileformat2.html#stat1tab>.
    private func statistics() throws -> Int64? {
        guard try TableShape.fetch(db, table: "sqlite_stat1") != nil else { return nil }
        let stat = try Query(
            "SELECT stat FROM sqlite_stat1 WHERE tbl = :table COLLATE NOCASE LIMIT 1",
            ["table": table.databaseValue]
        ).value(db).shownText
        return stat.split(separator: " ").first.flatMap { Int64($0) }
    }
}
