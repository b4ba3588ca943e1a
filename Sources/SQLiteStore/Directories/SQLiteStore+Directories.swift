import GRDB
public import OrdersCore

extension SQLiteStore {
    public func users(matching text: String, limit: Int) async throws -> [User] {
        try await read { db, sql in
            try DirectorySearch.users(sql.users).rows(db, matching: text, limit: limit).compactMap {
                MappedUsers.user(from: $0)
            }
        }
    }

    public func products(matching text: String, limit: Int) async throws -> [Product] {
        try await read { db, sql in
            guard let products = sql.products else {
                throw OrdersError(.unsupported, "There are no products here: map them in the schema file.")
            }
            return try DirectorySearch.products(products).rows(db, matching: text, limit: limit).compactMap {
                MappedProducts.product(from: $0, money: sql.money)
            }
        }
    }
}

extension DirectorySearch {
    static func users(_ users: MappedUsers) -> DirectorySearch {
        DirectorySearch(
            table: users.table, id: users.id, columns: users.columns, fields: [users.username, users.email])
    }

    static func products(_ products: MappedProducts) -> DirectorySearch {
        DirectorySearch(
            table: products.table, id: products.id, columns: products.columns, fields: [products.name])
    }
}
