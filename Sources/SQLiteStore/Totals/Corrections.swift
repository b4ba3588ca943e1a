import GRDB
import OrdersCore

/// What separates the folded totals from the exact ones, by user.
struct Corrections {
    /// An amount and a number of orders to add.
    struct Difference: Hashable {
        var orders: Int64 = 0
        var spent: Int64 = 0

        mutating func add(_ amount: Int64, orders: Int64) throws {
            let (sum, overflow) = spent.addingReportingOverflow(orders < 0 ? 0 &- amount : amount)
            guard !overflow else { throw Corrections.tooLarge }
            spent = sum
            self.orders += orders
        }
    }

    private(set) var byUser: [SpenderKey: Difference] = [:]

    /// The most that a correction adds.
    var largest: Int64 { byUser.values.reduce(.min) { max($0, $1.spent) } }

    /// A sum left 64 bits, at the end or on the way there.
    struct TooLarge: Error {}

    static let tooLarge = TooLarge()

    /// - Parameters:
    ///   - start: The first instant that counts, as the orders' number.
    ///   - limit: How many rows may be read.
    /// - Returns: nil when there are more.
    static func fetch(
        _ db: Database, sql: CorrectionSQL, state: TotalsState, start: Int64, limit: Int64
    ) throws -> Corrections? {
        let pending = try PendingWork.look(db, sql: sql, state: state, start: start)
        if pending.mayBeMany, try pending.count(db, limit: limit + 1) > limit { return nil }
        var corrections = Corrections()
        let start = start.databaseValue
        if pending.hasNew {
            try corrections.add(sql.new, [":start": start, ":after": state.foldedThrough], orders: 1, db)
        }
        if pending.hasExpired {
            let mostRows = (limit + 1).databaseValue
            let rows = try corrections.add(
                CorrectionSQL.expired, [":start": start, ":limit": mostRows], orders: -1, db)
            guard rows <= limit else { return nil }
        }
        if pending.hasChanged {
            try corrections.add(sql.changedBefore, [":start": start], orders: -1, db)
            try corrections.add(sql.changedNow, [":start": start], orders: 1, db)
        }
        return corrections
    }

    /// - Returns: how many rows there were.
    @discardableResult
    private mutating func add(
        _ query: String, _ arguments: KeyValuePairs<String, DatabaseValue>, orders: Int64, _ db: Database
    ) throws -> Int64 {
        var rows: Int64 = 0
        try RowReader.each(db, query, arguments) { row in
            try byUser[row.key(0), default: Difference()].add(row.int64(1), orders: orders)
            rows += 1
            return true
        }
        return rows
    }
}
