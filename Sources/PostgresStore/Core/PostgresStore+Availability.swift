public import OrdersCore

extension PostgresStore {
    /// Known since opening, and again after `setUp` and `tearDown`.
    public func availability(of capability: Capability) -> Availability {
        let reason = status.withLock { $0.reasonAgainst(capability, in: schema) }
        return reason.map { .unavailable(reason: $0) } ?? .available
    }

    /// - Throws: `OrdersError` (`unsupported`, or `readOnly` where nothing may be changed).
    func require(_ capability: Capability) throws(OrdersError) {
        guard let reason = availability(of: capability).reason else { return }
        let isReadOnly = capability.changesDatabase && status.withLock { $0.readOnlyReason } == reason
        throw OrdersError(isReadOnly ? .readOnly : .unsupported, "\(address.name) can't do that: \(reason).")
    }
}

extension StoreStatus {
    fileprivate func reasonAgainst(_ capability: Capability, in schema: OrdersSchema) -> String? {
        switch capability {
        case .listViews: return reasonAgainstViews(schema)
        case .recordViews: return reasonAgainstViews(schema) ?? readOnlyReason ?? reasonAgainstUpsert(schema)
        case .readArchive: return facts.archive == nil ? "there is no archive: run `ordertop setup`" : nil
        case .moveOrders, .flagOrders:
            return readOnlyReason ?? reasonAgainstJobs ?? reasonAgainstMoving(schema)
        case .changeIndexes: return readOnlyReason
        case .runJobs: return readOnlyReason ?? reasonAgainstJobs
        case .keepTotals: return readOnlyReason ?? reasonAgainstJobs ?? facts.totals.obstacles.first
        }
    }

    private func reasonAgainstViews(_ schema: OrdersSchema) -> String? {
        guard let views = schema.views else { return "the schema maps no views" }
        guard let products = schema.products else { return "the schema maps no products to views" }
        if facts.views != nil { return nil }
        return "there is no table \"\(facts.products != nil ? views.table : products.table)\""
    }

    private func reasonAgainstUpsert(_ schema: OrdersSchema) -> String? {
        guard let views = schema.views, let found = facts.views, !found.isUnique(views) else { return nil }
        return "\"\(views.table)\" has no unique key over \(views.userID) and \(views.productID)"
    }

    private var reasonAgainstJobs: String? {
        facts.isSetUp ? nil : "ordertop's own tables are missing or of an older version: run `ordertop setup`"
    }

    private func reasonAgainstMoving(_ schema: OrdersSchema) -> String? {
        facts.hasUniqueOrderIDs ? nil : "\"\(schema.orders.table)\" has no unique key on \(schema.orders.id)"
    }
}
