import GRDB
import OrdersCore

/// Reads archived orders as the ledger counts them, one by one: it needs no memory to speak of.
struct LedgerReader {
    let sql: MappedSQL
    let content: RowContent

    /// What orders of the archive come to, and a column that main lacks and one of them has a value in.
    func tally(
        _ condition: Condition?, _ db: Database
    ) throws -> (digests: MonthlyDigests, fieldOutsideMain: RowContent.Field?) {
        var tally = LedgerTally()
        var hasher = ContentHasher(content)
        let createdAt = sql.orders.createdAt
        try RowReader.each(db, query(condition)) { row in
            let order = ArchiveDigest(rows: 1, total: row.int64(1), hash: hasher.hash(row, from: 2))
            tally.add(order, at: createdAt.instant(from: row.value(0)))
            return true
        }
        return (tally.months, hasher.fieldOutsideMain)
    }

    func query(_ condition: Condition?) -> Query {
        let columns = content.fields.map { Quoting.column($0.name, of: sql.schema.orders.table) }
        let orders = sql.orders(in: .archive)
        let values = [orders.createdAt.value, orders.total] + columns
        return Query(
            """
            SELECT \(values.joined(separator: ", "))
            FROM \(HistorySQL(sql: sql).table(.archive))
            WHERE \(condition?.sql ?? "1")
            """, condition?.arguments ?? [:])
    }
}
