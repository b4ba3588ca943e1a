import OrdersCore

/// What a batch changes in the archive: orders, and rows of their children, by the month of the order.
struct LedgerEntry: Hashable, Sendable {
    var orders = MonthlyDigests()
    /// By the child's table; without sums.
    var children: [String: MonthlyDigests] = [:]

    static func + (left: LedgerEntry, right: LedgerEntry) -> LedgerEntry {
        LedgerEntry(
            orders: left.orders + right.orders, children: left.children.merging(right.children) { $0 + $1 })
    }

    static prefix func - (entry: LedgerEntry) -> LedgerEntry {
        LedgerEntry(orders: -entry.orders, children: entry.children.mapValues { -$0 })
    }
}
