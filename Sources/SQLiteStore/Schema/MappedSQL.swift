import OrdersCore

/// The mapped schema as SQL fragments: every statement is put together from these.
///
/// Columns are qualified with their table's name and tables are not aliased, so that the schema's expressions
/// may name their table. For the same reason the archive is read under the orders table's name.
struct MappedSQL: Sendable {
    let schema: OrdersSchema
    let money: MoneySQL
    let users: MappedUsers
    let orders: MappedOrders
    let products: MappedProducts?
    let views: MappedViews?
    let references: OrderReferences
    /// Where the archive is. Statements that name it are made within a snapshot that says so.
    var archive: ArchiveView
    /// Flagged orders were created before this instant; nil where none is flagged. As of the same snapshot.
    var flaggedBefore: Instant?

    init(_ schema: OrdersSchema, facts: SchemaFacts) {
        self.schema = schema
        archive = ArchiveView(schema)
        let money = MoneySQL(format: schema.money)
        self.money = money
        references = facts.references
        users = MappedUsers(schema.users)
        orders = MappedOrders(schema, money: money, joinsFirst: facts.idsDifferInType)
        products = facts.hasProducts ? schema.products.map { MappedProducts($0, money: money) } : nil
        views = facts.hasViews ? schema.views.map { MappedViews($0, instants: schema.instants) } : nil
    }
}
