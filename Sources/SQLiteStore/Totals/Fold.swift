import GRDB
import OrdersCore

/// Folds what was planned into the totals, inside the caller's transaction. All of it or nothing: an order is
/// counted in the totals exactly when it is in the table of counted orders.
struct Fold {
    let sql: FoldSQL
    let shape: TotalsShape
    let plan: FoldPlan

    func run(_ db: Database, state: inout TotalsState) throws {
        if let last = plan.changedThrough { try foldChanges(db, through: last, state: &state) }
        if let last = plan.newThrough { try foldNew(db, through: last, state: &state) }
        if let end = plan.expiresBefore { try expire(db, before: end, state: &state) }
    }

    private func foldChanges(_ db: Database, through last: DatabaseValue, state: inout TotalsState) throws {
        let (start, ranking) = (state.countedFrom, state.rankingFrom)
        try sql.addChanges(through: last, start: start, ranking: ranking).run(db)
        state.countedOrders -= Int64(try FoldSQL.forgetChanged(through: last).run(db))
        state.countedOrders += Int64(try sql.countChanged(through: last, start: start).run(db))
        try FoldSQL.clearChanges(through: last).run(db)
    }

    private func foldNew(_ db: Database, through last: DatabaseValue, state: inout TotalsState) throws {
        let (after, start) = (state.foldedThrough, state.countedFrom)
        if shape.idIsRowID {
            state.countedOrders += Int64(try sql.countNew(after: after, through: last, start: start).run(db))
            try sql.addNew(after: after, through: last, ranking: state.rankingFrom).run(db)
        } else {
            try sql.noteOrders(after: after, through: last, start: start).run(db)
        }
        state.foldedThrough = last
    }

    private func expire(_ db: Database, before end: Int64, state: inout TotalsState) throws {
        try sql.subtractExpired(before: end, ranking: state.rankingFrom).run(db)
        try FoldSQL.removeEmptyTotals(before: end).run(db)
        state.countedOrders -= Int64(try FoldSQL.forgetExpired(before: end).run(db))
        state.countedFrom = end
    }
}
