import GRDB
import OrdersCore

/// The statements on a table of the ledger. What is read is month, rows, sum and hash.
struct LedgerPages: Sendable {
    private let table: String
    /// The column that counts.
    private let count: String
    /// Nil for the orders.
    private let child: String?

    static let orders = LedgerPages(table: OwnObjects.ledgerTable, count: "orders", child: nil)

    /// Of a child, whose rows have no sum.
    static func child(_ name: String) -> LedgerPages {
        LedgerPages(table: OwnObjects.childLedgerTable, count: "rows", child: name)
    }

    var all: Query { read("1", [:]) }

    func of(_ job: JobID) -> Query {
        read("job_id = :job", ["job": job.number.databaseValue])
    }

    func of(_ month: CalendarMonth?, _ job: JobID) -> Query {
        read(
            "month = :month AND job_id = :job",
            ["month": LedgerPages.text(month), "job": job.number.databaseValue])
    }

    /// Writes what a month and a job come to.
    func enter(_ digest: ArchiveDigest, of month: CalendarMonth?, by job: JobID) -> Query {
        var values: [String: DatabaseValue] = [
            "month": LedgerPages.text(month), "job_id": job.number.databaseValue,
            count: digest.rows.databaseValue, "hash": Int64(bitPattern: digest.hash).databaseValue,
        ]
        if let child {
            values["child"] = child.databaseValue
        } else {
            values["total"] = digest.total.databaseValue
        }
        let names = values.keys.sorted()
        return Query(
            """
            INSERT OR REPLACE INTO \(table) (\(names.joined(separator: ", ")))
            VALUES (\(names.map { ":" + $0 }.joined(separator: ", ")))
            """, values)
    }

    private func read(_ condition: String, _ arguments: [String: DatabaseValue]) -> Query {
        guard let child else {
            return Query("SELECT month, \(count), total, hash FROM \(table) WHERE \(condition)", arguments)
        }
        return Query(
            "SELECT month, \(count), 0, hash FROM \(table) WHERE child = :child AND \(condition)",
            arguments.merging(["child": child.databaseValue]) { $1 })
    }

    private static func text(_ month: CalendarMonth?) -> DatabaseValue {
        (month?.description ?? "").databaseValue
    }
}
