import OrdersCore

/// What a change behind the triggers' back would change, as one text: which triggers there are, in which version, and
/// whether they are on; what holds the rows of each table; where the mapped columns are.
///
/// A trigger that is dropped and made again has another number, one that is switched off and on another version of its
/// row (`xmin`); see <https://www.postgresql.org/docs/15/ddl-system-columns.html>. TRUNCATE, and a change of a column's
/// type, give a table another file. So do VACUUM FULL and CLUSTER: they cost one comparison.
struct TotalsMark {
    let objects: TotalsObjects

    /// An expression that reads the catalog in the statement's snapshot.
    var sql: String {
        """
        concat_ws(' ',
          (SELECT string_agg(concat_ws(':', t.oid, t.tgrelid, t.xmin, t.tgenabled, p.oid, p.xmin), ',' ORDER BY t.oid)
            FROM pg_trigger AS t JOIN pg_proc AS p ON p.oid = t.tgfoid
            WHERE t.tgrelid = ANY (\(ordersTables)) AND t.tgname = ANY ('{\(triggers)}')),
          (SELECT string_agg(concat_ws(':', c.oid, c.relfilenode), ',' ORDER BY c.oid)
            FROM pg_class AS c WHERE c.oid = ANY (\(ordersTables) || ARRAY[\(ownTables)]::oid[])),
          (SELECT string_agg(a.attnum::text, ',' ORDER BY a.attname)
            FROM pg_attribute AS a
            WHERE a.attrelid = \(number(objects.table)) AND a.attname = ANY (ARRAY[\(columns)]::name[])))
        """
    }

    /// The orders table and its partitions.
    private var ordersTables: String {
        let partitions =
            "(SELECT array_agg(tree.relid::oid) FROM pg_partition_tree(\(number(objects.table))) AS tree)"
        return objects.shape.seesSingleRows
            ? "COALESCE(\(partitions), ARRAY[\(number(objects.table))])" : "ARRAY[\(number(objects.table))]"
    }

    private var triggers: String { TotalsTriggers.Event.allCases.map(\.name).joined(separator: ",") }

    private var ownTables: String {
        let tables = objects.tables
        return [tables.pending, tables.counted, tables.totals, tables.since].map(number).joined(
            separator: ", ")
    }

    private var columns: String {
        let orders = objects.sql.schema.orders
        let fields =
            [.column(orders.userID), orders.total, orders.createdAt] + (orders.status.map { [$0] } ?? [])
        return fields.compactMap(\.columnName).map(Quoting.literal).joined(separator: ", ")
    }

    /// A table's number in `pg_class`; NULL where there is none. Selected, so that it is looked up once and an index serves.
    private func number(_ table: String) -> String { "(SELECT to_regclass(\(Quoting.literal(table)))::oid)" }
}
