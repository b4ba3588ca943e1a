import OrdersCore

/// A list of orders that a transaction keeps in a setting of its own, where statements find it that take no arguments, as
/// COPY does, or that are put together from fragments.
enum OrderList: String {
    /// The orders that are carried from one database to the other.
    case carried = "ordertop.carried"
    /// Those whose batch is under way.
    case hidden = "ordertop.hidden"

    /// Keeps it until the transaction ends.
    func set(_ ids: [Order.ID], _ sql: MappedSQL, _ db: PostgresConnection) throws {
        let array = WireFormat.argument(sql.orders.argument(ids)).bytes ?? []
        let text = String(decoding: array.prefix { $0 != 0 }, as: UTF8.self)
        _ = try Query(
            "SELECT set_config(:name, :ids, TRUE)", ["name": .text(rawValue), "ids": .text(text)]
        ).rows(db)
    }

    /// The list as an array.
    func array(_ sql: MappedSQL) -> String {
        "current_setting('\(rawValue)')::\(sql.orders.idType.rawValue)[]"
    }

    /// Whether an order is not in the list; looked up by a hash, however long the list is.
    func lacks(_ id: String, _ sql: MappedSQL) -> String {
        """
        NOT EXISTS (SELECT 1 FROM unnest(\(array(sql))) AS "ordertop_listed" WHERE "ordertop_listed" = \(id))
        """
    }
}
