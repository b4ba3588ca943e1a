import OrdersCore

/// The triggers that append how each change of an order changes its user's total.
///
/// Each takes away what the old row counted for and adds what the new one does, from the rows themselves: it reads no
/// order and no total, so it can't be wrong beside other writers, never waits for one, and a transaction that is rolled
/// back leaves nothing. Rows of a popular user are appended like all others.
///
/// They run as the role that built them, under a search path of their own, so that the shop's roles need no right on
/// ordertop's tables; see <https://www.postgresql.org/docs/15/sql-createfunction.html#SQL-CREATEFUNCTION-SECURITY>.
struct TotalsTriggers {
    enum Event: String, CaseIterable {
        case insert, update, delete, truncate

        var name: String { "ordertop_totals_\(rawValue)" }
    }

    let orders: CountedOrders
    let tables: TotalsTables
    /// The orders table, with its schema.
    let table: String
    let shape: TotalsShape

    /// Functions first.
    var statements: [String] {
        Event.allCases.flatMap { event in
            let function = tables.qualified(event.name)
            return [
                """
                CREATE FUNCTION \(function)() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
                SET search_path = pg_catalog, pg_temp AS $ordertop$\(body(event))$ordertop$
                """,
                "REVOKE ALL ON FUNCTION \(function)() FROM PUBLIC",
                "CREATE TRIGGER \(event.name) AFTER \(event.rawValue.uppercased()) ON \(table)\(rows(event)) "
                    + "EXECUTE FUNCTION \(function)()",
                // Whatever role a session plays in replication.
                "ALTER TABLE \(table) ENABLE ALWAYS TRIGGER \(event.name)",
            ]
        }
    }

    /// What a function does, as `pg_proc` shows it.
    func body(_ event: Event) -> String {
        let statement =
            switch event {
            case .insert: append(added)
            case .delete: append(removed)
            case .update: append(netChange)
            case .truncate: append(everythingTakenAway)
            }
        return "\nBEGIN\n  \(statement);\n  RETURN NULL;\nEND\n"
    }

    private func rows(_ event: Event) -> String {
        if event == .truncate { return " FOR EACH STATEMENT" }
        if shape.seesSingleRows { return " FOR EACH ROW" }
        let old = event == .insert ? "" : " OLD TABLE AS ordertop_old"
        let new = event == .delete ? "" : " NEW TABLE AS ordertop_new"
        return " REFERENCING\(old)\(new) FOR EACH STATEMENT"
    }

    private func append(_ select: String) -> String {
        "INSERT INTO \(tables.pending) (user_id, at, orders, spent) \(select)"
    }

    private var added: String { changes(shape.seesSingleRows ? "(SELECT NEW.*)" : "ordertop_new", sign: "") }

    private var removed: String {
        changes(shape.seesSingleRows ? "(SELECT OLD.*)" : "ordertop_old", sign: "-")
    }

    /// Under the orders table's name, so that the schema's fragments fit.
    private func changes(_ rows: String, sign: String) -> String {
        """
        SELECT \(orders.userID) AS user_id, \(orders.at) AS at, \(sign)1 AS orders, \(sign)\(orders.amount) AS spent
          FROM \(rows) AS \(orders.table)
          WHERE \(orders.counts) AND \(orders.at) >= (SELECT counts_from FROM \(tables.since))
        """
    }

    /// An update that changes nothing that counts appends nothing.
    private var netChange: String { TotalsTriggers.sum("\(removed) UNION ALL \(added)") }

    /// Whoever truncates has waited for all other writers, and none comes in before the end: what is counted and what
    /// waits is all there was.
    private var everythingTakenAway: String {
        TotalsTriggers.sum(
            """
            SELECT user_id, at, -orders AS orders, -spent AS spent FROM \(tables.counted)
              UNION ALL SELECT user_id, at, -orders, -spent FROM \(tables.pending)
            """)
    }

    /// Adds changes up by user and instant, and leaves out what comes to nothing.
    static func sum(_ changes: String) -> String {
        """
        SELECT user_id, at, SUM(orders)::bigint AS orders, SUM(spent) AS spent FROM (
          \(changes)
          ) AS changes GROUP BY user_id, at HAVING SUM(orders) <> 0 OR SUM(spent) <> 0
        """
    }
}
