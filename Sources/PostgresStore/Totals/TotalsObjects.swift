import OrdersCore

/// The tables, functions and triggers of the live totals, as the statements that make them.
struct TotalsObjects: Hashable, Sendable {
    let sql: MappedSQL
    let orders: CountedOrders
    let tables: TotalsTables
    let shape: TotalsShape
    /// The orders table, with its schema.
    let table: String
    /// A number that tells what the totals were made for.
    let definition: Int64

    init(sql: MappedSQL, facts: SchemaFacts) {
        self.init(sql: sql, namespace: facts.orders.namespace, shape: facts.totals)
    }

    private init(sql: MappedSQL, namespace: String, shape: TotalsShape) {
        self.sql = sql
        self.shape = shape
        orders = CountedOrders(sql)
        tables = TotalsTables(namespace: namespace)
        table = tables.qualified(sql.orders.table)
        definition = TotalsDefinition.fingerprint(
            of: [table, orders.userID, orders.amount, orders.at, orders.counts, "\(shape.seesSingleRows)"])
    }

    /// The same on a temporary orders table, to measure with.
    var inTemporaryTables: TotalsObjects { TotalsObjects(sql: sql, namespace: "pg_temp", shape: shape) }

    var triggers: TotalsTriggers {
        TotalsTriggers(orders: orders, tables: tables, table: table, shape: shape)
    }

    /// In the order they are made: the triggers come last, when what they write to is there.
    var statements: [String] { tableStatements + triggers.statements }

    private var userType: String {
        let type = sql.orders.userIDType
        return type == .text ? "text COLLATE \"C\"" : type.rawValue
    }

    /// The waiting changes have no index, so that writers append and do nothing else.
    private var tableStatements: [String] {
        [
            """
            CREATE TABLE \(tables.state) (
              is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
              state text NOT NULL,
              definition bigint NOT NULL,
              mark text NOT NULL,
              counted_from timestamptz NOT NULL,
              counting_from timestamptz,
              counted_orders bigint NOT NULL
            ) WITH (fillfactor = 10)
            """,
            "CREATE TABLE \(tables.since) (counts_from timestamptz PRIMARY KEY)",
            """
            CREATE TABLE \(tables.pending) (
              user_id \(userType) NOT NULL,
              at timestamptz NOT NULL,
              orders bigint NOT NULL,
              spent numeric NOT NULL
            ) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000,
              autovacuum_vacuum_insert_threshold = -1, autovacuum_vacuum_cost_delay = 0)
            """,
            // Deletes are published where a publication covers all tables, which asks for an identity.
            "ALTER TABLE \(tables.pending) REPLICA IDENTITY FULL",
            """
            CREATE TABLE \(tables.counted) (
              at timestamptz NOT NULL,
              user_id \(userType) NOT NULL,
              orders bigint NOT NULL,
              spent numeric NOT NULL,
              PRIMARY KEY (at, user_id)
            )
            """,
            """
            CREATE TABLE \(tables.totals) (
              user_id \(userType) PRIMARY KEY,
              total_orders bigint NOT NULL,
              total_spent numeric NOT NULL
            ) WITH (fillfactor = 70)
            """,
            """
            CREATE INDEX ordertop_totals_ranked ON \(tables.totals) (total_spent DESC, user_id)
              INCLUDE (total_orders)
            """,
        ] + comments
    }

    private var comments: [String] {
        TotalsTables.names.map {
            "COMMENT ON TABLE \(tables.qualified($0)) IS \(Quoting.literal(TotalsTables.comment))"
        }
    }
}
