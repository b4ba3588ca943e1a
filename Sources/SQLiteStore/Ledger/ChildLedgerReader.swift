import GRDB
import OrdersCore

/// Reads a child's archived rows as the ledger counts them, one by one: it needs no memory to speak of.
struct ChildLedgerReader {
    let sql: MappedSQL
    let child: MovedTables.Child

    /// The id of a row's order, for conditions.
    var order: String { Quoting.column(child.shape.child.order, of: child.shape.child.table) }

    /// What rows come to by the month of their order, which the archive must have, and a column that main lacks and
    /// one of them has a value in.
    func tally(
        _ condition: Condition?, _ db: Database
    ) throws -> (digests: MonthlyDigests, fieldOutsideMain: RowContent.Field?) {
        var tally = LedgerTally()
        var hasher = ContentHasher(child.content)
        let createdAt = sql.orders.createdAt
        try RowReader.each(db, query(condition)) { row in
            let digest = ArchiveDigest(rows: 1, hash: hasher.hash(row, from: 1))
            tally.add(digest, at: createdAt.instant(from: row.value(0)))
            return true
        }
        return (tally.months, hasher.fieldOutsideMain)
    }

    func query(_ condition: Condition?) -> Query {
        let columns = child.content.fields.map { Quoting.column($0.name, of: child.shape.child.table) }
        let createdAt = """
            (SELECT \(sql.orders(in: .archive).createdAt.value)
             FROM \(sql.archive.table.identifier) AS \(sql.orders.table) WHERE \(sql.orders.id) = \(order))
            """
        return Query(
            """
            SELECT \(([createdAt] + columns).joined(separator: ", "))
            FROM \(sql.archive.source(of: child.shape.child))
            WHERE \(condition?.sql ?? "1")
            """, condition?.arguments ?? [:])
    }
}
