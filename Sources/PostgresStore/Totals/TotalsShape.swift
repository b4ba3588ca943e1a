import OrdersCore

/// What about the orders table decides how live totals are kept on it.
struct TotalsShape: Hashable, Sendable {
    /// Whether triggers see one row at a time. Those that see a statement's rows together cost writers less, but don't
    /// see what is written to a partition by its own name, or by a subscription.
    let seesSingleRows: Bool
    /// Why live totals can't be kept; empty when they can.
    let obstacles: [String]

    static func gather(_ db: PostgresConnection, schema: OrdersSchema, orders: TableShape) throws
        -> TotalsShape
    {
        let row = try Query(
            """
            SELECT pg_has_role(c.relowner, 'USAGE'), pg_get_userbyid(c.relowner)::text, row_security_active(c.oid),
              c.relkind <> 'p' AND EXISTS (SELECT 1 FROM pg_inherits AS i WHERE i.inhparent = c.oid),
              EXISTS (SELECT 1 FROM pg_subscription_rel AS s WHERE s.srrelid = c.oid),
              EXISTS (SELECT 1 FROM pg_language AS l WHERE l.lanname = 'plpgsql'), c.relpersistence <> 'p'
            FROM pg_class AS c WHERE c.oid = :orders::oid
            """, ["orders": .int(orders.number)]
        ).firstRow(db)
        guard let row else { return TotalsShape(seesSingleRows: false, obstacles: []) }
        return TotalsShape(
            seesSingleRows: orders.kind == "p" || row.bool(4),
            obstacles: obstacles(row, schema: schema, orders: orders))
    }

    private static func obstacles(_ row: PostgresRow, schema: OrdersSchema, orders: TableShape) -> [String] {
        let table = "\"\(orders.table)\""
        if orders.isView { return ["\(table) is no table: map the one behind it"] }
        let found: [(Bool, String)] = [
            (
                !row.bool(0),
                "\(table) belongs to the role \(row.text(1)): its triggers are that role's to make"
            ),
            (row.bool(2), "row security hides orders of \(table) from this role"),
            (row.bool(3), "other tables inherit from \(table), and their rows would go unseen"),
            (!row.bool(5), "the database has no plpgsql, in which triggers are written"),
            (row.bool(6), "\(table) is unlogged, and empty after a crash"),
            (
                schema.instants == .iso8601,
                "the orders' instants are texts, which a trigger can't read for sure"
            ),
        ]
        return found.filter(\.0).map(\.1)
            + fields(schema).compactMap { obstacle($0.words, $0.source, orders) }
    }

    private static func fields(_ schema: OrdersSchema) -> [(words: String, source: FieldSource)] {
        let orders = schema.orders
        return [("total", orders.total), ("instant", orders.createdAt)]
            + (orders.status.map { [("status", $0)] } ?? [])
    }

    /// What an expression is made of can change without the order, and a type from outside is compared by operators that
    /// triggers don't see.
    private static func obstacle(_ words: String, _ source: FieldSource, _ orders: TableShape) -> String? {
        guard source.columnName != nil else {
            return "an order's \(words) is an expression in the schema file, and triggers see columns alone"
        }
        return nil
    }
}
