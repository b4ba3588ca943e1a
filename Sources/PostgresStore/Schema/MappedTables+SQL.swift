import OrdersCore

/// The users table as SQL fragments.
struct MappedUsers: Hashable, Sendable {
    /// As it stands in FROM.
    let table: String
    let id: String
    let idType: IDType
    let username: String
    let email: String

    init(_ users: UsersTable, idType: IDType) {
        table = Quoting.identifier(users.table)
        id = Quoting.column(users.id, of: users.table)
        self.idType = idType
        username = users.username.sql(of: users.table)
        email = users.email?.sql(of: users.table) ?? "''"
    }

    /// The columns that `user(from:at:)` reads.
    var columns: String { "\(id), (\(username))::text, (\(email))::text" }

    /// Reads a user from three columns; nil when the id is NULL.
    static func user(from row: PostgresRow, at index: Int = 0) -> User? {
        guard let id = User.ID(row[index]) else { return nil }
        return User(id: id, username: row.text(index + 1), email: row.text(index + 2))
    }
}

/// The products table as SQL fragments.
struct MappedProducts: Hashable, Sendable {
    let table: String
    let id: String
    let idType: IDType
    let name: String
    let price: String

    init(_ products: ProductsTable, idType: IDType, money: MoneySQL) {
        table = Quoting.identifier(products.table)
        id = Quoting.column(products.id, of: products.table)
        self.idType = idType
        name = products.name.sql(of: products.table)
        price = money.minorUnits(products.price.sql(of: products.table))
    }

    /// The columns that `product(from:at:money:)` reads.
    var columns: String { "\(id), (\(name))::text, \(price)" }

    /// Reads a product from three columns; nil when the id is NULL.
    static func product(from row: PostgresRow, at index: Int = 0, money: MoneySQL) -> Product? {
        guard let id = Product.ID(row[index]) else { return nil }
        return Product(id: id, name: row.text(index + 1), price: money.money(row[index + 2]))
    }
}

/// The views table as SQL fragments.
struct MappedViews: Hashable, Sendable {
    let table: String
    let userID: String
    let userIDType: IDType
    let productID: String
    let productIDType: IDType
    let viewedAt: InstantSQL
}
