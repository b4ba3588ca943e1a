/// What is known of a database when it is asked what it allows.
package struct CapabilityReasons {
    let schema: OrdersSchema
    /// Why it only reads; nil when it writes.
    package let readOnlyReason: String?
    /// Whether ordertop's own objects are there, in a form that jobs can use.
    let isSetUp: Bool
    /// Whether they are of a version that has flags.
    let hasFlags: Bool
    let hasArchive: Bool
    let hasViews: Bool
    let hasProducts: Bool
    /// Whether a user and a product have one view at most, by a unique key.
    let hasUniqueViews: Bool
    let hasUniqueOrderIDs: Bool
    /// Why live totals can't be kept, if so.
    let totalsObstacle: String?

    package init(
        schema: OrdersSchema, readOnlyReason: String?, isSetUp: Bool, hasFlags: Bool, hasArchive: Bool,
        hasViews: Bool, hasProducts: Bool, hasUniqueViews: Bool, hasUniqueOrderIDs: Bool,
        totalsObstacle: String?
    ) {
        self.schema = schema
        self.readOnlyReason = readOnlyReason
        self.isSetUp = isSetUp
        self.hasFlags = hasFlags
        self.hasArchive = hasArchive
        self.hasViews = hasViews
        self.hasProducts = hasProducts
        self.hasUniqueViews = hasUniqueViews
        self.hasUniqueOrderIDs = hasUniqueOrderIDs
        self.totalsObstacle = totalsObstacle
    }

    package func availability(of capability: Capability) -> Availability {
        reason(against: capability).map { .unavailable(reason: $0) } ?? .available
    }

    /// - Parameter name: What the database is called.
    /// - Throws: `OrdersError` (`unsupported`, or `readOnly` where nothing may be changed).
    package func require(_ capability: Capability, of name: String) throws(OrdersError) {
        guard let reason = reason(against: capability) else { return }
        let isReadOnly = capability.changesDatabase && readOnlyReason == reason
        throw OrdersError(isReadOnly ? .readOnly : .unsupported, "\(name) can't do that: \(reason).")
    }

    private func reason(against capability: Capability) -> String? {
        switch capability {
        case .listViews: reasonAgainstViews
        case .recordViews: reasonAgainstViews ?? readOnlyReason ?? reasonAgainstUpsert
        case .readArchive: hasArchive ? nil : "there is no archive: run `ordertop setup`"
        case .moveOrders: readOnlyReason ?? reasonAgainstJobs ?? reasonAgainstMoving
        case .flagOrders: readOnlyReason ?? reasonAgainstJobs ?? reasonAgainstMoving ?? reasonAgainstFlags
        case .changeIndexes: readOnlyReason
        case .runJobs: readOnlyReason ?? reasonAgainstJobs
        case .keepTotals: readOnlyReason ?? reasonAgainstJobs ?? totalsObstacle
        }
    }

    private var reasonAgainstViews: String? {
        guard let views = schema.views else { return "the schema maps no views" }
        guard let products = schema.products else { return "the schema maps no products to views" }
        return hasViews ? nil : "there is no table \"\(hasProducts ? views.table : products.table)\""
    }

    private var reasonAgainstUpsert: String? {
        guard let views = schema.views, !hasUniqueViews else { return nil }
        return "\"\(views.table)\" has no unique key over \(views.userID) and \(views.productID)"
    }

    private var reasonAgainstJobs: String? {
        isSetUp ? nil : "ordertop's own tables are missing or of an older version: run `ordertop setup`"
    }

    private var reasonAgainstMoving: String? {
        hasUniqueOrderIDs ? nil : "\"\(schema.orders.table)\" has no unique key on \(schema.orders.id)"
    }

    private var reasonAgainstFlags: String? {
        hasFlags ? nil : "ordertop's own tables are of an older version, without flags: run `ordertop setup`"
    }
}
