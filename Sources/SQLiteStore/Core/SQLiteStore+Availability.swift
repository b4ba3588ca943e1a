public import OrdersCore

extension SQLiteStore {
    /// Known since opening, and again after `setUp` and `tearDown`.
    public func availability(of capability: Capability) -> Availability {
        status.withLock { $0.reasons(in: schema) }.availability(of: capability)
    }

    /// - Throws: `OrdersError` (`unsupported`, or `readOnly` where nothing may be changed).
    func require(_ capability: Capability) throws(OrdersError) {
        try status.withLock { $0.reasons(in: schema) }.require(capability, of: file.name)
    }
}

extension StoreStatus {
    fileprivate func reasons(in schema: OrdersSchema) -> CapabilityReasons {
        CapabilityReasons(
            schema: schema, readOnlyReason: readOnlyReason, isSetUp: facts.isSetUp,
            hasFlags: facts.ownVersion >= OwnObjects.flagsVersion, hasArchive: facts.archive != nil,
            hasViews: facts.hasViews, hasProducts: facts.hasProducts, hasUniqueViews: facts.hasUniqueViews,
            hasUniqueOrderIDs: facts.hasUniqueOrderIDs, totalsObstacle: facts.totals.obstacles.first)
    }
}

extension SchemaFacts {
    /// Whether ordertop's own objects are there, in a form that jobs can use.
    var isSetUp: Bool { ownVersion >= OwnObjects.leastVersion && archive != nil }
}
