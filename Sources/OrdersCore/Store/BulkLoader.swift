/// Fills a database with a shop, in bulk and in order: users and products first, then orders and views.
///
/// Nothing is visible before `finish`; `abandon` leaves no trace. Blocks: call it off the UI thread.
public protocol BulkLoader {
    /// - Throws: `OrdersError`: `storage`, `invalidInput` on a key that is taken.
    mutating func load(_ users: [User]) throws
    mutating func load(_ products: [Product]) throws
    mutating func load(_ orders: [Order]) throws
    mutating func load(_ views: [ProductView]) throws

    /// Builds the indexes and makes everything durable. `progress` names what is being done.
    mutating func finish(progress: (String) -> Void) throws

    /// Removes what was loaded.
    mutating func abandon()
}

/// A shop's application at work: its own connection, its own statements, no knowledge of ordertop.
public protocol ShopConnection: Sendable {
    /// Users to trade with: those of the newest orders, each as often as they ordered, because who came lately
    /// comes again; users from all over the table where nobody has ordered.
    func sampleUserIDs(limit: Int) async throws -> [User.ID]

    /// Products to trade with, from all over the table.
    func sampleProducts(limit: Int) async throws -> [Product]

    /// Inserts one order in a transaction of its own and returns its id.
    func placeOrder(userID: User.ID, total: Money, status: String, at: Instant) async throws -> Order.ID

    /// Changes an order's status.
    func setStatus(_ status: String, of orderID: Order.ID) async throws

    /// Records a view as `RecentViews.record` does, keeping the standard number.
    func recordView(_ view: ProductView) async throws

    func close() async throws
}
