import OrdersCore

/// What a database has of what the schema maps, and of what is ordertop's own.
struct SchemaFacts: Hashable, Sendable {
    struct Products: Hashable, Sendable {
        let idType: IDType
    }

    struct Views: Hashable, Sendable {
        let shape: TableShape
        let userIDType: IDType
        let productIDType: IDType

        /// Whether at most one view can be kept per user and product.
        func isUnique(_ views: ViewsTable) -> Bool { shape.isUnique([views.userID, views.productID]) }
    }

    let server: ServerFacts
    let users: TableShape
    let userIDType: IDType
    let orders: TableShape
    let orderIDType: IDType
    let orderUserIDType: IDType
    let totals: TotalsShape
    let products: Products?
    let views: Views?
    /// Nil before `setup`.
    let archive: TableShape?
    /// The version of ordertop's own objects, 0 when there are none.
    let ownVersion: Int

    /// Whether at most one order has an id; without it, none can be moved.
    var hasUniqueOrderIDs: Bool { !orders.isView && orders.isUnique([orderIDColumn]) }
    private let orderIDColumn: String

    /// Whether ordertop's own objects are there, in a form that jobs can use.
    var isSetUp: Bool { ownVersion >= OwnObjects.leastVersion }

    /// Looks at the database and checks that the schema fits it.
    ///
    /// - Throws: `OrdersError` (`schemaMismatch`), `PostgresError`.
    static func gather(_ db: PostgresConnection, schema: OrdersSchema) throws -> SchemaFacts {
        let check = SchemaCheck(db: db, schema: schema)
        try check.values()
        let users = try check.users()
        let orders = try check.orders()
        let products = try check.products()
        let userIDType = try check.idType(schema.users.id, in: users)
        let orderUserIDType = try check.idType(schema.orders.userID, in: orders)
        guard userIDType == orderUserIDType else {
            throw check.mismatch(
                "\"\(schema.orders.table)\".\"\(schema.orders.userID)\" and \"\(schema.users.table)\".\"\(schema.users.id)\" "
                    + "are of different types: give both the same.")
        }
        return SchemaFacts(
            server: try ServerFacts.gather(db, orders: orders),
            users: users, userIDType: userIDType,
            orders: orders, orderIDType: try check.idType(schema.orders.id, in: orders),
            orderUserIDType: orderUserIDType,
            totals: try TotalsShape.gather(db, schema: schema, orders: orders),
            products: products,
            views: products == nil ? nil : try check.views(),
            archive: try TableShape.fetch(schema.archiveTable, db),
            ownVersion: try OwnObjects.version(db),
            orderIDColumn: schema.orders.id)
    }
}
