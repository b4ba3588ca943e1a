public import OrdersCore

extension MonthlyDigests {
    /// What orders come to, with a hash of the in-memory store's own.
    public init(_ orders: [Order]) {
        self.init()
        for order in orders {
            let hash = Array("\(order)".utf8).withUnsafeBytes(XXHash64.hash)
            add(
                ArchiveDigest(rows: 1, total: order.total.minorUnits, hash: hash),
                in: CalendarMonth(order.createdAt.date))
        }
    }
}

extension StoreContents {
    /// Enters in the ledger what is archived, as a run would have.
    public mutating func enterLedger() {
        ledger = [JobID(0): MonthlyDigests(archived)]
    }
}
