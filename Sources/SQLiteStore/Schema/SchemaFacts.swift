import GRDB
import OrdersCore

/// What a database has of what the schema maps, and of what is ordertop's own.
struct SchemaFacts: Hashable, Sendable {
    let orders: TableShape
    /// Nil before `setup`.
    let archive: TableShape?
    /// The version of ordertop's own objects, 0 when there are none.
    let ownVersion: Int
    /// Whether an order's user and a user's id are of types that compare differently alone than joined.
    let idsDifferInType: Bool
    let hasProducts: Bool
    let hasViews: Bool
    /// Whether at most one order has an id; without it, none can be moved.
    let hasUniqueOrderIDs: Bool
    /// Whether at most one view can be kept per user and product.
    let hasUniqueViews: Bool
    /// The foreign keys that point at orders, and those by which orders point elsewhere.
    let references: OrderReferences
    /// How live totals are kept on the orders.
    let totals: TotalsShape

    /// Looks at the database and checks that the schema fits it.
    ///
    /// - Throws: `OrdersError` (`schemaMismatch`).
    static func gather(_ db: Database, schema: OrdersSchema) throws -> SchemaFacts {
        let check = SchemaCheck(db: db, schema: schema)
        try check.values()
        let users = try check.users()
        let orders = try check.orders()
        try check.children()
        let archive = try TableShape.fetch(db, table: schema.archiveTable)
        let hasProducts = try check.products()
        let hasViews = try check.views()
        let idsDifferInType =
            users.column(schema.users.id)?.affinity != orders.column(schema.orders.userID)?.affinity
        let hasUniqueOrderIDs = try !orders.isView && isUnique([schema.orders.id], in: orders, db)
        return SchemaFacts(
            orders: orders,
            archive: archive,
            ownVersion: try OwnObjects.version(db),
            idsDifferInType: idsDifferInType,
            hasProducts: hasProducts,
            hasViews: hasProducts && hasViews,
            hasUniqueOrderIDs: hasUniqueOrderIDs,
            hasUniqueViews: try hasViews && hasUniqueViews(schema, db),
            references: try OrderReferences(orders, schema, db),
            totals: try TotalsShape.fetch(
                db, schema: schema, orders: orders, idsDifferInType: idsDifferInType,
                hasUniqueIDs: hasUniqueOrderIDs)
        )
    }

    private static func hasUniqueViews(_ schema: OrdersSchema, _ db: Database) throws -> Bool {
        guard let views = schema.views, let shape = try TableShape.fetch(db, table: views.table) else {
            return false
        }
        return try !shape.isView && isUnique([views.userID, views.productID], in: shape, db)
    }

    private static func isUnique(_ columns: [String], in shape: TableShape, _ db: Database) throws -> Bool {
        let wanted = Set(columns.map { $0.lowercased() })
        let key = Set(shape.primaryKey.map { $0.name.lowercased() })
        if key == wanted { return true }
        let indexes = try String.fetchAll(
            db, sql: "SELECT name FROM pragma_index_list(?) WHERE \"unique\" AND NOT partial",
            arguments: [shape.table])
        return try indexes.contains { index in
            let names = try String?.fetchAll(
                db, sql: "SELECT name FROM pragma_index_info(?)", arguments: [index])
            return Set(names.map { $0?.lowercased() ?? "" }) == wanted
        }
    }
}
