import OrdersCore

/// The indexes worth having for a schema, the report's first. What the report reads besides searching is only held, by
/// INCLUDE: that keeps the inner pages of the index small.
///
/// An index needs columns: where the schema has an expression, what depends on it is left out. So is everything where
/// dates are text, because no index orders them by time.
struct IndexProposals {
    let schema: OrdersSchema

    var all: [IndexDefinition] {
        guard schema.instants != .iso8601, let createdAt = schema.orders.createdAt.columnName else {
            return []
        }
        let user = schema.orders.userID
        let named = status.isEmpty ? "created" : "status_created"
        return [
            report(createdAt), completed(createdAt),
            make(
                "orders_\(named)_user", status + [createdAt, user], "finds the window, then groups by user"),
            make("orders_\(named)", status + [createdAt], "finds the window"),
            make("orders_user_created", [user, createdAt], "a user's orders by date"),
        ].compactMap(\.self)
    }

    /// The status column where completed orders are told by it.
    private var status: [String] {
        guard !schema.completedStatuses.isEmpty, let column = schema.orders.status?.columnName else {
            return []
        }
        return [column]
    }

    /// Whether an expression tells completed orders, which no index on columns can hold.
    private var hasStatusExpression: Bool {
        !schema.completedStatuses.isEmpty && status.isEmpty
    }

    private func report(_ createdAt: String) -> IndexDefinition? {
        guard let total = schema.orders.total.columnName, !hasStatusExpression else { return nil }
        return make(
            "orders_report", status + [createdAt], holding: [schema.orders.userID, total],
            "the report reads nothing else")
    }

    private func completed(_ createdAt: String) -> IndexDefinition? {
        guard let status = status.first, let total = schema.orders.total.columnName,
            let condition = Quoting.condition(
                on: Quoting.identifier(status), among: schema.completedStatuses)
        else { return nil }
        return make(
            "orders_completed_created", [createdAt], holding: [schema.orders.userID, total],
            "the report's orders alone, smaller", where: condition)
    }

    private func make(
        _ name: String, _ columns: [String], holding held: [String] = [], _ purpose: String,
        where condition: String? = nil
    ) -> IndexDefinition {
        let include = held.isEmpty ? "" : " INCLUDE (\(Quoting.list(held)))"
        let suffix = condition.map { " WHERE \($0)" } ?? ""
        return IndexDefinition(
            name: name, on: schema.orders.table, body: "(\(Quoting.list(columns)))\(include)\(suffix)",
            purpose: purpose)
    }
}
