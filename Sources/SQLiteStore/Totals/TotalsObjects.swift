import OrdersCore

/// The tables, the index and the triggers of the live totals, as `CREATE` statements.
struct TotalsObjects: Sendable {
    let shape: TotalsShape
    let orders: CountedOrders
    let schema: OrdersSchema
    /// A number that tells what the totals were made for. Totals of other statuses, columns or units are not
    /// these.
    let definition: Int64

    init(sql: MappedSQL, shape: TotalsShape) {
        self.shape = shape
        orders = CountedOrders(sql: sql, idIsRowID: shape.idIsRowID)
        schema = sql.schema
        definition = TotalsDefinition.fingerprint(
            of: [orders.byID, orders.id, orders.userID, orders.amount, orders.at, orders.counts])
    }

    /// In the order they are made: the triggers come last, when what they write to is there.
    var all: [TotalsObject] { tables + triggers }

    var tables: [TotalsObject] {
        [
            TotalsObject(
                kind: .table, name: TotalsTables.totals,
                sql: """
                    CREATE TABLE \(TotalsTables.totals) (
                      user_id \(shape.userIDType) NOT NULL PRIMARY KEY,
                      total_orders INTEGER NOT NULL,
                      total_spent INTEGER NOT NULL CHECK (typeof(total_spent) = 'integer'),
                      is_ranked INTEGER NOT NULL
                    ) WITHOUT ROWID
                    """),
            TotalsObject(
                kind: .index, name: TotalsTables.ranked,
                sql: """
                    CREATE INDEX \(TotalsTables.ranked) ON \(TotalsTables.totals)
                      (total_spent DESC, user_id, total_orders) WHERE is_ranked
                    """),
            TotalsObject(kind: .table, name: TotalsTables.counted, sql: createCounted),
            TotalsObject(
                kind: .index, name: "\(TotalsTables.counted)_at",
                sql: "CREATE INDEX \(TotalsTables.counted)_at ON \(TotalsTables.counted) (at)"),
            TotalsObject(kind: .table, name: TotalsTables.changed, sql: createChanged),
            TotalsObject(kind: .table, name: TotalsTables.state, sql: createState),
        ]
    }

    var triggers: [TotalsObject] {
        TotalsTriggers(orders: orders, shape: shape, schema: schema).all
    }

    private var createCounted: String {
        """
        CREATE TABLE \(TotalsTables.counted) (
          order_id \(idColumn),
          user_id \(shape.userIDType) NOT NULL,
          amount INTEGER NOT NULL,
          at NOT NULL
        )\(withoutRowID)
        """
    }

    private var createChanged: String {
        """
        CREATE TABLE \(TotalsTables.changed) (
          order_id \(idColumn)
        )\(withoutRowID)
        """
    }

    /// `counted_from`: orders created before have left the totals. `folded_through`: orders with a higher id
    /// are new. `ranked_from`: every total from here up is in the ranked index; `ranking_from`: what folds put
    /// there; `ranking_after`: how far a walk that fills it up has come.
    private var createState: String {
        """
        CREATE TABLE \(TotalsTables.state) (
          definition INTEGER NOT NULL,
          state TEXT NOT NULL,
          schema_version INTEGER NOT NULL,
          counted_from INTEGER NOT NULL,
          counted_orders INTEGER NOT NULL,
          folded_through,
          ranked_from INTEGER NOT NULL,
          ranking_from INTEGER NOT NULL,
          ranking_after
        )
        """
    }

    private var idColumn: String {
        shape.idIsRowID ? "INTEGER NOT NULL PRIMARY KEY" : "\(shape.idType) NOT NULL PRIMARY KEY"
    }

    private var withoutRowID: String { shape.idIsRowID ? "" : " WITHOUT ROWID" }
}
