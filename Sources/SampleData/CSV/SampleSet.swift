internal import OrdersCore

/// The form of a shop as four CSV files, and the set that the project carries.
enum SampleSet {
    static let users = "users.csv"
    static let products = "products.csv"
    static let orders = "orders.csv"
    static let views = "views.csv"

    /// The columns of each file, in order. `number` counts the rows of its file from 1; orders and views name
    /// users and products by it, because sixteen thousand UUIDs would be most of the set.
    static func columns(of file: String) -> [String] {
        switch file {
        case users: ["number", "id", "username", "email"]
        case products: ["number", "id", "name", "price"]
        case orders: ["id", "user", "total_amount", "status", "created_at"]
        default: ["user", "product", "viewed_at"]
        }
    }

    /// What `sample-data/` was made from.
    static func plan() throws -> ShopPlan {
        let until = Instant(iso8601: "2026-11-22T12:31:07Z") ?? Instant(milliseconds: 0)
        return try ShopPlan(orders: 5_000, users: 500, products: 200, views: 8_000, seed: 2_026, until: until)
    }
}
