import OrdersCore

/// The mapped schema as SQL fragments: every statement is put together from these.
///
/// Columns are qualified with their table's name and tables are not aliased, so that the schema's expressions
/// may name their table. For the same reason the archive is read under the orders table's name.
struct MappedSQL: Sendable {
    let schema: OrdersSchema
    let money: MoneySQL
    var users: MappedUsers
    var orders: MappedOrders
    let products: MappedProducts?
    var views: MappedViews?
    let references: OrderReferences
    /// Where the archive is. Statements that name it are made within a snapshot that says so.
    var archive: ArchiveView
    /// Flagged orders were created before this instant; nil where none is flagged. As of the same snapshot.
    var flaggedBefore: Instant?
    private let joinsFirst: Bool

    init(_ schema: OrdersSchema, facts: SchemaFacts) {
        self.schema = schema
        archive = ArchiveView(schema)
        let money = MoneySQL(format: schema.money)
        self.money = money
        references = facts.references
        users = MappedUsers(schema.users)
        joinsFirst = facts.idsDifferInType
        orders = MappedOrders(schema, money: money, joinsFirst: facts.idsDifferInType)
        products = facts.hasProducts ? schema.products.map { MappedProducts($0, money: money) } : nil
        views = facts.hasViews ? schema.views.map { MappedViews($0, instants: schema.instants) } : nil
    }
    /// The orders of a place. An expression over a child's rows means, of an archived order, archived rows.
    func orders(in place: OrderPlace) -> MappedOrders {
        guard place == .archive, !archive.children.isEmpty else { return orders }
        var archived = schema
        archived.orders.total = archived.orders.total.reading(archive)
        archived.orders.status = archived.orders.status?.reading(archive)
        archived.orders.createdAt = archived.orders.createdAt.reading(archive)
        return MappedOrders(archived, money: money, joinsFirst: joinsFirst)
    }

    /// The orders of the place that a direction takes them from.
    func orders(_ direction: ArchiveDirection) -> MappedOrders {
        orders(in: direction == .archive ? .main : .archive)
    }
}

extension FieldSource {
    /// The same over an archived order: the names of children stand for their archived rows.
    fileprivate func reading(_ archive: ArchiveView) -> FieldSource {
        guard case .expression(let sql) = self else { return self }
        let children = archive.children.map {
            "\(Quoting.identifier($0.table)) AS (SELECT * FROM \(archive.table(of: $0).identifier))"
        }
        return .expression("WITH \(children.joined(separator: ", ")) SELECT (\(sql))")
    }
}
