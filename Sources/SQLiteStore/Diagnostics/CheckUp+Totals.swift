import OrdersCore

// Whether the report can rely on the live totals.

extension CheckUp {
    func totals() throws -> Finding {
        Finding(about: try TotalsReader(status).status(db, at: now))
    }
}
