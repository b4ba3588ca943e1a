import OrdersCore

/// The mapped schema as SQL fragments: every statement is put together from these.
///
/// Columns are qualified with their table's name and tables are not aliased, so that the schema's expressions may name
/// their table. For the same reason the archive is read under the orders table's name.
struct MappedSQL: Hashable, Sendable {
    let schema: OrdersSchema
    let money: MoneySQL
    let users: MappedUsers
    let orders: MappedOrders
    let products: MappedProducts?
    let views: MappedViews?
    /// Whether archived orders whose batch between two databases is under way are left out: `OrderList.hidden` has them,
    /// and main alone counts for them. The archive has copies of orders that are still there, or still holds orders that
    /// are back.
    var hidesBatch = false

    init(_ schema: OrdersSchema, facts: SchemaFacts) {
        self.schema = schema
        let money = MoneySQL(format: schema.money)
        self.money = money
        users = MappedUsers(schema.users, idType: facts.userIDType)
        orders = MappedOrders(
            schema, shape: facts.orders, idType: facts.orderIDType, userIDType: facts.orderUserIDType,
            money: money)
        products = facts.products.flatMap { found in
            schema.products.map { MappedProducts($0, idType: found.idType, money: money) }
        }
        views = facts.views.flatMap { found in
            schema.views.map { views in
                MappedViews(
                    table: Quoting.identifier(views.table),
                    userID: Quoting.column(views.userID, of: views.table), userIDType: found.userIDType,
                    productID: Quoting.column(views.productID, of: views.table),
                    productIDType: found.productIDType,
                    viewedAt: InstantSQL(
                        format: schema.instants, raw: Quoting.column(views.viewedAt, of: views.table),
                        type: found.shape.column(views.viewedAt)?.type))
            }
        }
    }

    /// The archive as it stands in FROM under the orders table's name, so that the orders' fragments fit it.
    var archiveAsOrders: String {
        archived(schema.archiveTable, order: schema.orders.id, as: orders.table)
    }

    /// A child's archived rows under the name of the child's table, as they stand in FROM.
    func archivedRows(of child: ChildTable) -> String {
        archived(child.archiveTable, order: child.order, as: Quoting.identifier(child.table))
    }

    private func archived(_ table: String, order: String, as name: String) -> String {
        guard hidesBatch else { return "\(Quoting.identifier(table)) AS \(name)" }
        let id = Quoting.column(order, of: table)
        return """
            (
              SELECT * FROM \(Quoting.identifier(table)) WHERE \(OrderList.hidden.lacks(id, self))
            ) AS \(name)
            """
    }
}
