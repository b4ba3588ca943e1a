import OrdersCore

/// The statements that read what is not folded yet. Their texts are put together once, because a report has
/// microseconds.
struct CorrectionSQL: Sendable {
    /// New orders in the window: user, amount.
    let new: String
    /// Changed orders as they were counted: user, amount.
    let changedBefore: String
    /// Changed orders as they are: user, amount.
    let changedNow: String
    /// What waits for a fold at all: the newest id, whether something changed, whether something expired.
    let pending: String
    /// How many new orders there are, up to a limit.
    let countNew: String

    static let countChanged =
        "SELECT COUNT(*) FROM (SELECT 1 FROM \(TotalsTables.changed) LIMIT :limit)"
    static let countExpired =
        "SELECT COUNT(*) FROM (SELECT 1 FROM \(TotalsTables.counted) WHERE at < :start LIMIT :limit)"
    /// Counted orders that the window has left behind, up to a limit: user, amount.
    static let expired = "SELECT user_id, amount FROM \(TotalsTables.counted) WHERE at < :start LIMIT :limit"

    /// - Parameter idIsRowID: Whether new orders show at the end of the table; otherwise they are noted as
    ///   changed.
    init(orders: CountedOrders, idIsRowID: Bool) {
        let changed = TotalsTables.changed
        new = """
            SELECT \(orders.userID), \(orders.amount) FROM \(orders.byID)
            WHERE \(orders.id) > :after AND \(orders.counts)
            """
        changedBefore = """
            SELECT user_id, amount FROM \(changed) CROSS JOIN \(TotalsTables.counted) USING (order_id)
            WHERE at >= :start
            """
        changedNow = """
            SELECT \(orders.userID), \(orders.amount) FROM \(TotalsTables.noted()) CROSS JOIN \(orders.byID)
              ON \(orders.id) = "ordertop_noted"
            WHERE \(orders.counts)
            """
        pending = """
            SELECT \(idIsRowID ? "(SELECT MAX(\(orders.id)) FROM \(orders.byID))" : "NULL"),
              EXISTS (SELECT 1 FROM \(changed)),
              EXISTS (SELECT 1 FROM \(TotalsTables.counted) WHERE at < :start)
            """
        countNew = """
            SELECT COUNT(*) FROM
              (SELECT 1 FROM \(orders.byID) WHERE \(orders.id) > :after LIMIT :limit)
            """
    }
}
