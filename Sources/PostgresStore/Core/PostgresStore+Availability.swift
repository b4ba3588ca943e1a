public import OrdersCore

extension PostgresStore {
    /// Known since opening, and again after `setUp` and `tearDown`.
    public func availability(of capability: Capability) -> Availability {
        status.withLock { $0.reasons(in: schema) }.availability(of: capability)
    }

    /// - Throws: `OrdersError` (`unsupported`, or `readOnly` where nothing may be changed).
    func require(_ capability: Capability) throws(OrdersError) {
        try status.withLock { $0.reasons(in: schema) }.require(capability, of: address.name)
    }
}

extension StoreStatus {
    fileprivate func reasons(in schema: OrdersSchema) -> CapabilityReasons {
        CapabilityReasons(
            schema: schema, readOnlyReason: readOnlyReason, isSetUp: facts.isSetUp,
            hasFlags: true, hasArchive: facts.archive != nil, hasViews: facts.views != nil,
            hasProducts: facts.products != nil,
            hasUniqueViews: schema.views.map { facts.views?.isUnique($0) ?? true } ?? true,
            hasUniqueOrderIDs: facts.hasUniqueOrderIDs, totalsObstacle: facts.totals.obstacles.first)
    }
}
