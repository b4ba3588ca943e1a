import OrdersCore

/// The orders table as SQL fragments. The archive is read under the orders table's name, so that main and archive share
/// them.
struct MappedOrders: Hashable, Sendable {
    /// As it stands in FROM.
    let table: String
    let id: String
    let idType: IDType
    let userID: String
    let userIDType: IDType
    /// In minor units, an `int8`.
    var total: String
    /// The sum over a group, in minor units, an `int8`.
    var totalSum: String
    /// NULL where the schema maps no status.
    var status: String
    var createdAt: InstantSQL
    /// Whether an order is completed. The statuses are literals, so that a partial index's condition is recognised and a
    /// trigger can say the same; nil when every order counts.
    let isCompleted: String?

    init(_ schema: OrdersSchema, shape: TableShape, idType: IDType, userIDType: IDType, money: MoneySQL) {
        let orders = schema.orders
        table = Quoting.identifier(orders.table)
        id = Quoting.column(orders.id, of: orders.table)
        self.idType = idType
        userID = Quoting.column(orders.userID, of: orders.table)
        self.userIDType = userIDType
        let field = orders.total.sql(of: orders.table)
        total = money.minorUnits(field)
        totalSum = money.sum(field, column: orders.total.columnName.flatMap(shape.column))
        status = orders.status.map { "(\($0.sql(of: orders.table)))::text" } ?? "NULL::text"
        createdAt = InstantSQL(
            format: schema.instants, raw: orders.createdAt.sql(of: orders.table),
            type: orders.createdAt.columnName.flatMap(shape.column)?.type)
        isCompleted = orders.status.flatMap { field in
            Quoting.condition(on: field.sql(of: orders.table), among: schema.completedStatuses)
        }
    }

    /// The columns that `order(from:money:)` reads.
    var columns: String { "\(id), \(userID), \(total), \(status), \(createdAt.value)" }

    /// Reads an order from the first columns of a row; nil where id or instant can't be read.
    static func order(from row: PostgresRow, money: MoneySQL) -> Order? {
        guard let id = Order.ID(row[0]), let createdAt = row.instant(4) else { return nil }
        return Order(
            id: id, userID: User.ID(row[1]), total: money.money(row[2]), status: row.optionalText(3),
            createdAt: createdAt)
    }
}
