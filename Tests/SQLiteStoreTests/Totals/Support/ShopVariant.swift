import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

/// The tables of a shop, what may be written into them, and the report as plain SQL of the test's own.
struct ShopVariant: Sendable, CustomTestStringConvertible {
    /// What columns an order has, as SQL writes them.
    struct Columns: Sendable {
        var id = "id"
        var user = "user_id"
        var amount = "total_amount"
        /// Nil where orders have none.
        var status: String? = "status"
        var date = "created_at"
    }

    /// A column that the report doesn't ask for, with the values it may get: few, so that they collide.
    struct Extra: Sendable {
        let column: String
        let values: [PlainValue]

        init(_ column: String, _ values: [PlainValue]) {
            self.column = column
            self.values = values
        }
    }

    let testDescription: String
    var tables: [String]
    var schema = OrdersSchema.standard
    var users = "users"
    var usersID = "id"
    var orders = "orders"
    var columns = Columns()
    var extras: [Extra] = []
    /// Whether an order without an id gets the next one.
    var numbersOrders = true
    var orderID: @Sendable (Int64) -> PlainValue = { .integer($0) }
    var userID: @Sendable (Int) -> PlainValue = { .blob(ShopVariant.uuid($0)) }
    var amount: @Sendable (Int64) -> PlainValue = { .integer($0) }
    /// The first ones count.
    var statuses: [PlainValue] = [.text("completed"), .text("completed"), .text("pending")]
    /// The instant, or the first one that is not before it.
    var date: @Sendable (Instant) -> PlainValue = { .integer($0.milliseconds) }
    /// More that happens in this shop, beside what happens in all.
    var moreStatements: [ShopStatement] = []
    /// What the application sets on its connections.
    var settings: [String] = []
    /// How users are added: id, name, address.
    var addUser = "INSERT OR REPLACE INTO users VALUES (?, ?, ?)"
    /// The report: `:start` is the window's first instant, written as orders write it.
    var report = ShopVariant.plainReport(
        minorUnits: "o.total_amount", counts: "o.status = 'completed' AND o.created_at >= ?")

    /// Straight from the report's definition.
    static func plainReport(
        minorUnits: String, counts: String, users: String = "users", orders: String = "orders",
        id: String = "id", name: String = "username", user: String = "user_id"
    ) -> String {
        """
        SELECT u.\(name) || ' ' || COUNT(*) || ' ' || SUM(COALESCE(\(minorUnits), 0))
        FROM \(orders) o JOIN \(users) u ON u.\(id) = o.\(user)
        WHERE \(counts)
        GROUP BY u.\(id) ORDER BY SUM(COALESCE(\(minorUnits), 0)) DESC, u.\(id)
        """
    }

    /// The bytes of `Shop.id`.
    static func uuid(_ number: Int) -> [UInt8] {
        [0, 0, 0, 0, 0, 0, 0x40, 0, 0x80, 0] + (0..<6).reversed().map { UInt8((number >> ($0 * 8)) & 0xff) }
    }

    static let demo = ShopVariant(
        testDescription: "the demo's tables", tables: (DemoSchema.tables + DemoSchema.indexes).map(\.sql))
}
