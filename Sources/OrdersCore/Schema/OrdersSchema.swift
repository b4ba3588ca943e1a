/// The tables and columns that hold a shop's orders: the only place that SQL takes names from.
public struct OrdersSchema: Hashable, Sendable {
    public var users: UsersTable
    public var orders: OrdersTable
    /// Nil where the database has no products; then there are no recent views either.
    public var products: ProductsTable?
    /// Nil where the database keeps no views.
    public var views: ViewsTable?
    /// The name that archived orders have, or will have.
    public var archiveTable: String
    /// The tables whose rows move with their orders.
    public var children: [ChildTable]
    /// The statuses whose orders never move to the archive, however old they are.
    public var neverArchivedStatuses: [String]
    public var money: MoneyFormat
    public var instants: InstantFormat
    /// The statuses that count as completed; empty means that every order counts.
    public var completedStatuses: [String]

    public init(
        users: UsersTable, orders: OrdersTable, products: ProductsTable? = nil, views: ViewsTable? = nil,
        archiveTable: String = "orders_archive", children: [ChildTable] = [],
        neverArchivedStatuses: [String] = [], money: MoneyFormat, instants: InstantFormat,
        completedStatuses: [String]
    ) {
        self.users = users
        self.orders = orders
        self.products = products
        self.views = views
        self.archiveTable = archiveTable
        self.children = children
        self.neverArchivedStatuses = neverArchivedStatuses
        self.money = money
        self.instants = instants
        self.completedStatuses = completedStatuses
    }

    /// The demo's names; what `generate` writes.
    public static let standard = OrdersSchema(
        users: UsersTable(table: "users", id: "id", username: .column("username"), email: .column("email")),
        orders: OrdersTable(
            table: "orders", id: "id", userID: "user_id", total: .column("total_amount"),
            status: .column("status"), createdAt: .column("created_at")
        ),
        products: ProductsTable(table: "products", id: "id", name: .column("name"), price: .column("price")),
        views: ViewsTable(
            table: "user_product_views", userID: "user_id", productID: "product_id", viewedAt: "viewed_at"
        ),
        money: MoneyFormat(decimals: 2, storage: .minorUnits),
        instants: .unixMilliseconds,
        completedStatuses: ["completed"]
    )
}
