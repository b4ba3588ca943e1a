/// What the server and its role allow.
struct ServerFacts: Hashable, Sendable {
    /// 150018 for 15.18.
    let version: Int
    /// Whether it only replays what a primary does.
    let isReplica: Bool
    let role: String
    /// Tables can be made where the orders are.
    let mayCreate: Bool
    let mayWriteOrders: Bool

    /// `15.18`.
    var versionText: String { "\(version / 10_000).\(version % 10_000)" }

    static func gather(_ db: PostgresConnection, orders: TableShape) throws -> ServerFacts {
        let row = try Query(
            """
            SELECT pg_is_in_recovery(), current_user::text,
              has_schema_privilege(current_schema(), 'CREATE'),
              has_table_privilege(:orders::oid, 'INSERT') AND has_table_privilege(:orders::oid, 'DELETE')
                AND has_table_privilege(:orders::oid, 'UPDATE')
            """, ["orders": .int(orders.number)]
        ).firstRow(db)
        return ServerFacts(
            version: db.serverVersion, isReplica: row?.bool(0) ?? false, role: row?.text(1) ?? "",
            mayCreate: row?.bool(2) ?? false, mayWriteOrders: row?.bool(3) ?? false)
    }
}
