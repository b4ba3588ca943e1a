/// The table of those who order.
public struct UsersTable: Hashable, Sendable, Decodable {
    public var table: String
    public var id: String
    public var username: FieldSource
    /// Nil where users have no e-mail.
    public var email: FieldSource?

    enum CodingKeys: String, CodingKey, CaseIterable {
        case table, id, username, email
    }

    public init(table: String, id: String, username: FieldSource, email: FieldSource?) {
        self.table = table
        self.id = id
        self.username = username
        self.email = email
    }
}

/// The table of orders.
public struct OrdersTable: Hashable, Sendable, Decodable {
    public var table: String
    public var id: String
    public var userID: String
    public var total: FieldSource
    /// Nil where orders have no status.
    public var status: FieldSource?
    public var createdAt: FieldSource

    enum CodingKeys: String, CodingKey, CaseIterable {
        case table, id
        case userID = "user_id"
        case total = "total_amount"
        case status
        case createdAt = "created_at"
    }

    public init(
        table: String, id: String, userID: String, total: FieldSource, status: FieldSource?,
        createdAt: FieldSource
    ) {
        self.table = table
        self.id = id
        self.userID = userID
        self.total = total
        self.status = status
        self.createdAt = createdAt
    }
}

/// The table of what the shop sells.
public struct ProductsTable: Hashable, Sendable, Decodable {
    public var table: String
    public var id: String
    public var name: FieldSource
    public var price: FieldSource

    enum CodingKeys: String, CodingKey, CaseIterable {
        case table, id, name, price
    }

    public init(table: String, id: String, name: FieldSource, price: FieldSource) {
        self.table = table
        self.id = id
        self.name = name
        self.price = price
    }
}

/// The table of who looked at what, one row per (user, product).
public struct ViewsTable: Hashable, Sendable, Decodable {
    public var table: String
    public var userID: String
    public var productID: String
    public var viewedAt: String

    enum CodingKeys: String, CodingKey, CaseIterable {
        case table
        case userID = "user_id"
        case productID = "product_id"
        case viewedAt = "viewed_at"
    }

    public init(table: String, userID: String, productID: String, viewedAt: String) {
        self.table = table
        self.userID = userID
        self.productID = productID
        self.viewedAt = viewedAt
    }
}
