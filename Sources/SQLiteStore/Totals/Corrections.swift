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

    private(set) var byUser: [ExactValue: Difference] = [:]

    static let tooLarge = OrdersError(.engine, "A user's total is beyond 64 bits: look for wrong amounts.")

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
        let arguments: StatementArguments = ["start": start]
        if pending.hasNew {
            try corrections.add(
                sql.new, ["start": start, "after": state.foldedThrough], orders: 1, db)
        }
        if pending.hasExpired { try corrections.add(CorrectionSQL.expired, arguments, orders: -1, db) }
        if pending.hasChanged {
            try corrections.add(sql.changedBefore, arguments, orders: -1, db)
            try corrections.add(sql.changedNow, arguments, orders: 1, db)
        }
        return corrections
    }

    private mutating func add(
        _ query: String, _ arguments: StatementArguments, orders: Int64, _ db: Database
    ) throws {
        let statement = try db.cachedStatement(sql: query)
        let cursor = try Row.fetchCursor(statement, arguments: arguments)
        while let row = try cursor.next() {
            try byUser[ExactValue(row[0]), default: Difference()].add(row[1], orders: orders)
        }
    }
}
