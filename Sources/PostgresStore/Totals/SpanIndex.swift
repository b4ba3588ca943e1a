import OrdersCore

/// Whether an index gives the completed orders of a span of time in order.
struct SpanIndex {
    let objects: TotalsObjects

    /// One that begins with the instant, or with the status where one status counts, and then the instant.
    func exists(_ db: PostgresConnection) throws -> Bool {
        let schema = objects.sql.schema
        guard let created = schema.orders.createdAt.columnName else { return false }
        let status = schema.completedStatuses.count == 1 ? schema.orders.status?.columnName : nil
        return try Query(
            """
            SELECT EXISTS (
              SELECT 1 FROM pg_index AS i JOIN pg_class AS c ON c.oid = i.indexrelid JOIN pg_am AS m ON m.oid = c.relam
              WHERE i.indrelid = to_regclass(:orders) AND i.indisvalid AND i.indpred IS NULL AND m.amname = 'btree'
                AND (\(leads(0, ":created")) OR \(leads(0, ":status")) AND \(leads(1, ":created"))))
            """,
            ["orders": .text(objects.table), "created": .text(created), "status": .text(status ?? created)]
        ).isTrue(db)
    }

    private func leads(_ place: Int, _ column: String) -> String {
        """
        i.indkey[\(place)] = (SELECT a.attnum FROM pg_attribute AS a
          WHERE a.attrelid = i.indrelid AND a.attname = \(column))
        """
    }
}
