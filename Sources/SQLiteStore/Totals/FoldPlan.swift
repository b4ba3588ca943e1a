import GRDB
import OrdersCore

/// What one fold will take in, chosen in a snapshot without the write lock.
struct FoldPlan {
    /// New orders through this id.
    private(set) var newThrough: DatabaseValue?
    /// Changed orders through this id.
    private(set) var changedThrough: DatabaseValue?
    /// Orders created before this number leave.
    private(set) var expiresBefore: Int64?
    /// Rows it looks at.
    private(set) var rows = 0
    /// Whether it takes in everything that waited when it was made.
    private(set) var isComplete = true

    /// Whether it takes in nothing that anybody has written: at most orders leave the window.
    var isOnlyTime: Bool { newThrough == nil && changedThrough == nil }

    /// Folding a row that counts costs about as much as looking at this many that don't.
    private static let countingFactor = 60

    var isEmpty: Bool { newThrough == nil && changedThrough == nil && expiresBefore == nil }

    /// - Parameters:
    ///   - limit: How many rows it may look at.
    ///   - end: The number that orders must have reached to stay in the totals.
    static func make(
        _ db: Database, state: TotalsState, sql: FoldSQL, shape: TotalsShape, limit: Int, end: Int64
    ) throws -> FoldPlan {
        let countedLimit = max(100, limit / countingFactor)
        var plan = FoldPlan()
        try plan.chooseChanges(db, limit: countedLimit)
        if shape.idIsRowID || state.phase == .building {
            try plan.chooseNew(db, state: state, sql: sql, limit: limit, countedLimit: countedLimit)
        }
        if end > state.countedFrom { try plan.chooseExpired(db, end: end, limit: countedLimit) }
        return plan
    }

    private mutating func chooseChanges(_ db: Database, limit: Int) throws {
        guard let row = try FoldSQL.nextChanges(limit: limit).firstRow(db), (row[1] as Int) > 0 else {
            return
        }
        changedThrough = row[0]
        if row[1] as Int >= limit { isComplete = false }
        rows += row[1]
    }

    private mutating func chooseNew(
        _ db: Database, state: TotalsState, sql: FoldSQL, limit: Int, countedLimit: Int
    ) throws {
        let after = state.foldedThrough
        guard let row = try sql.nextOrders(after: after, limit: max(1, limit)).firstRow(db),
            (row[1] as Int) > 0
        else { return }
        var last: DatabaseValue = row[0]
        var count: Int = row[1]
        if count >= limit { isComplete = false }
        let next = try sql.countedOrder(
            after: after, through: last, start: state.countedFrom, skip: countedLimit
        ).value(db)
        if !next.isNull {
            last = next
            isComplete = false
            count = Int(try sql.countOrders(after: after, through: last).count(db))
        }
        newThrough = last
        rows += count
    }

    /// Several orders of the same instant leave together.
    private mutating func chooseExpired(_ db: Database, end: Int64, limit: Int) throws {
        guard try !FoldSQL.expired(before: end, skip: 0).value(db).isNull else { return }
        var before = end
        if let next = Double.fromDatabaseValue(try FoldSQL.expired(before: end, skip: limit).value(db)) {
            before = min(end, Int64(next.rounded(.down)))
            isComplete = false
            if try FoldSQL.countExpired(before: before).count(db) == 0 { before += 1 }
        }
        expiresBefore = before
        rows += Int(try FoldSQL.countExpired(before: before).count(db))
    }
}
