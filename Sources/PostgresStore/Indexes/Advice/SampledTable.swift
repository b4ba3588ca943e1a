import OrdersCore

/// A table of a sample, and which of its rows are in it.
struct SampledTable: Hashable, Sendable {
    let table: MappedRelation
    /// A number from 0 to 2³² that is the same for all rows of a user, as SQL; nil where all rows are taken.
    let owner: String?

    /// The tables that a known query reads, the one that decides first.
    ///
    /// - Throws: `OrdersError` (`unsupported`) where one of them is no table.
    static func tables(of query: KnownQuery, _ catalog: CatalogReader) throws -> [SampledTable] {
        let (sql, schema) = (catalog.sql, catalog.sql.schema)
        let users = try SampledTable(
            table: table(schema.users.table, catalog), owner: hash(sql.users.id, sql.users.idType))
        switch query {
        case .top, .orders, .archive:
            let (user, type) = (sql.orders.userID, sql.orders.userIDType)
            let owner =
                "CASE WHEN \(user) IS NULL THEN \(hash(sql.orders.id, sql.orders.idType)) ELSE \(hash(user, type)) END"
            return [try SampledTable(table: table(schema.orders.table, catalog), owner: owner), users]
        case .views:
            guard let views = sql.views, let names = schema.views, let products = schema.products else {
                return []
            }
            return [
                try SampledTable(
                    table: table(names.table, catalog), owner: hash(views.userID, views.userIDType)),
                try SampledTable(table: table(products.table, catalog), owner: nil),
            ]
        case .users: return [users]
        }
    }

    private static func table(_ name: String, _ catalog: CatalogReader) throws(OrdersError) -> MappedRelation
    {
        guard let table = catalog.relations(behind: name).first, table.name == name, table.kind != "m" else {
            throw OrdersError(
                .unsupported, "\"\(name)\" is no table, so no sample of it can be made and no index measured."
            )
        }
        return table
    }

    private static func hash(_ id: String, _ type: IDType) -> String {
        let function =
            switch type {
            case .integer: "hashint8extended"
            case .text: "hashtextextended"
            case .uuid: "uuid_hash_extended"
            }
        return "(\(function)(\(id), 0) & 4294967295)"
    }
}
