import OrdersCore

/// The orders table as SQL fragments.
struct MappedOrders: Sendable {
    /// As it stands in FROM.
    var table: String
    let id: String
    let userID: String
    /// The user an order counts for: the id as orders hold it, or, where users hold it in another type, the
    /// user's own.
    let spender: String
    /// In minor units.
    let total: String
    /// NULL where the schema maps no status.
    let status: String
    let createdAt: InstantSQL
    /// Whether an order is completed. The statuses are literals, because a parameter would keep the planner
    /// from partial indexes; nil when every order counts.
    let isCompleted: String?

    init(_ schema: OrdersSchema, money: MoneySQL, joinsFirst: Bool) {
        let orders = schema.orders
        table = Quoting.identifier(orders.table)
        id = Quoting.column(orders.id, of: orders.table)
        userID = Quoting.column(orders.userID, of: orders.table)
        let users = MappedUsers(schema.users)
        spender =
            joinsFirst
            ? "(SELECT \(users.id) FROM \(users.table) WHERE \(users.id) = \(userID) LIMIT 1)" : userID
        total = money.minorUnits(orders.total.sql(of: orders.table))
        status = orders.status?.sql(of: orders.table) ?? "NULL"
        createdAt = InstantSQL(
            format: schema.instants, raw: orders.createdAt.sql(of: orders.table),
            isColumn: orders.createdAt.columnName != nil)
        isCompleted = orders.status.flatMap { field in
            Quoting.condition(on: field.sql(of: orders.table), among: schema.completedStatuses)
        }
    }
}
