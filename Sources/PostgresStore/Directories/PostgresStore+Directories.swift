public import OrdersCore

extension PostgresStore {
    public func users(matching text: String, limit: Int) async throws -> [User] {
        try await read { db, sql in
            let search = DirectorySearch.users(sql.users)
            return try search.rows(db, matching: text, limit: limit).compactMap { MappedUsers.user(from: $0) }
        }
    }

    public func products(matching text: String, limit: Int) async throws -> [Product] {
        try await read { db, sql in
            guard let products = sql.products else {
                throw OrdersError(.unsupported, "There are no products here: map them in the schema file.")
            }
            let search = DirectorySearch(
                table: products.table, id: products.id, idType: products.idType, columns: products.columns,
                fields: [products.name])
            return try search.rows(db, matching: text, limit: limit).compactMap {
                MappedProducts.product(from: $0, money: sql.money)
            }
        }
    }
}
