import OrdersCore

/// How an order counts, as SQL fragments over the orders table: the same rules as the direct report's.
struct CountedOrders: Sendable {
    let table: String
    let id: String
    let userID: String
    /// Minor units; an order without a total counts as an order and adds nothing.
    let amount: String
    /// The instant as the number that instants are compared by.
    let at: String
    /// Whether an order created at `:start` or later counts.
    let counts: String
    /// For lookups by id alone: keeps the planner from entering by another index. Named indexes are what it
    /// switches off, so it only serves where the id is the row id.
    let byID: String
    /// The column of `at`, where the database holds the very number; nil for texts and expressions.
    let rawDate: String?
    /// The columns that decide how an order counts; nil where the schema has expressions.
    let columns: [String]?

    init(sql: MappedSQL, idIsRowID: Bool) {
        let (orders, mapped) = (sql.orders, sql.schema.orders)
        table = orders.table
        id = orders.id
        userID = orders.userID
        amount = "COALESCE(\(orders.total), 0)"
        at = orders.createdAt.value
        let last = orders.createdAt.number(atOrBefore: Instant.representable.upperBound)
        counts = (orders.isCompleted.map { [$0] } ?? [])
            .appending("\(orders.userID) IS NOT NULL", "\(at) >= :start", "\(at) <= \(last)")
            .joined(separator: " AND ")
        byID = idIsRowID ? "\(orders.table) NOT INDEXED" : orders.table
        rawDate = orders.createdAt.isOrdered ? mapped.createdAt.columnName : nil
        let fields = [mapped.total, mapped.createdAt] + (mapped.status.map { [$0] } ?? [])
        let names = fields.map(\.columnName)
        columns = names.contains(nil) ? nil : [mapped.id, mapped.userID] + names.compactMap(\.self)
    }
}

extension Array where Element == String {
    fileprivate func appending(_ more: String...) -> [String] { self + more }
}
