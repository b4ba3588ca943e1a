import OrdersCore

/// A table whose rows are carried from the database that it is in to the other one, where a temporary table of the same
/// name stands in for it. So the statements that move rows within one database do so between two.
///
/// Rows travel in COPY's text form, as backups do: the types' own output and input functions keep every value as it is,
/// of any type, as long as both sessions write dates, intervals, floats and bytes alike; see `MoveSettings`.
struct CarriedTable: Hashable, Sendable {
    let table: MovedTable
    /// The columns that tell its rows apart.
    let key: [String]
    /// The column with the order's id.
    let order: String

    /// The tables of a place that move, the orders' own first.
    static func all(of place: OrderPlace, _ tables: MovedTables, _ schema: OrdersSchema) -> [CarriedTable] {
        let children = tables.children.filter(\.isReady)
        let orders = place == .main ? tables.orders : tables.archive
        let own = orders.map { CarriedTable(table: $0, key: [schema.orders.id], order: schema.orders.id) }
        return (own.map { [$0] } ?? [])
            + children.compactMap { child in
                (place == .main ? child.main : child.archive).map {
                    CarriedTable(table: $0, key: child.main.key, order: child.child.order)
                }
            }
    }

    /// Sends the rows of the orders in `OrderList.carried`.
    func copyOut(_ sql: MappedSQL) -> String {
        """
        COPY (
          SELECT \(columns) FROM \(name)
          WHERE \(Quoting.column(order, of: table.name)) = ANY (\(OrderList.carried.array(sql)))
        ) TO STDOUT
        """
    }

    /// What makes the table that stands in for it, until the transaction ends.
    var standIn: [String] {
        let create = """
            CREATE TEMPORARY TABLE \(name) (
              \(table.declaredColumns),
              PRIMARY KEY (\(Quoting.list(key)))
            ) ON COMMIT DROP
            """
        return key.first == order
            ? [create] : [create, "CREATE INDEX ON \(name) (\(Quoting.identifier(order)))"]
    }

    var copyIn: String { "COPY pg_temp.\(name) (\(columns)) FROM STDIN" }

    private var name: String { Quoting.identifier(table.name) }
    private var columns: String { Quoting.list(table.columns.map(\.name)) }
}
