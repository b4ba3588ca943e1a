import GRDB
import OrdersCore

/// How many rows a table has, without counting a large one.
///
/// Small files are counted, and so are small tables. Else the span of row ids stands for the count, which is
/// exact while nothing was deleted and high by what was; where there are no row ids, or they are spread too thin
/// for the file, the planner's statistics.
struct RowEstimate {
    let db: Database
    let table: String

    /// Files up to this size are counted.
    private static let countedBytes: Int64 = 64 << 20
    /// Tables with fewer rows are counted in a file of any size: it takes about a millisecond.
    private static let countedRows: Int64 = 20_000
    /// No row takes fewer bytes on its page.
    private static let leastRowBytes: Int64 = 8

    /// Counted after all where nothing else tells.
    func rows() throws -> Int64 {
        try quick()?.rows ?? count()
    }

    /// In a few milliseconds at any size; nil where only counting would tell.
    func quick() throws -> RowFigure? {
        let bytes = try PageCensus(db: db).fileBytes()
        if bytes <= RowEstimate.countedBytes { return RowFigure(try count(), isExact: true) }
        if let span = try rowIDSpan(), span <= bytes / RowEstimate.leastRowBytes {
            return RowFigure(span, isExact: false)
        }
        if let few = try countFew() { return RowFigure(few, isExact: true) }
        return try PlannerStatistics(db).rows(ofTable: table).map { RowFigure($0, isExact: false) }
    }

    private func count() throws -> Int64 {
        try Query("SELECT COUNT(*) FROM \(Quoting.identifier(table))").count(db)
    }

    /// Nil when there are too many.
    private func countFew() throws -> Int64? {
        let limit = RowEstimate.countedRows
        let found = try Query(
            "SELECT COUNT(*) FROM (SELECT 1 FROM \(Quoting.identifier(table)) LIMIT \(limit))"
        ).count(db)
        return found < limit ? found : nil
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
}
