import OrdersCore

/// The statements that add rows up for the ledger: `month`, `rows`, `total` and `hash` of a set of rows, one line a month.
struct LedgerTally {
    /// The rows as they stand in FROM, under the name that the expressions below call them.
    let source: String
    /// The instant whose month counts, a `timestamptz`.
    let createdAt: String
    /// The sum of their totals in minor units, an aggregate; nil for rows that have none.
    let totalSum: String?
    let hash: String

    /// 2^64, at which hashes begin anew.
    static let modulus = "18446744073709551616"

    /// A line for each month as a text; what ISO 8601 can't write has the month of orders without a date.
    ///
    /// - Parameter condition: which rows count.
    func select(where condition: String = "TRUE") -> String {
        """
        SELECT CASE WHEN month >= '0001-01-01' AND month < '10000-01-01' THEN to_char(month, 'YYYY-MM') ELSE '' END
            AS month, SUM(rows)::int8 AS rows, SUM(total)::int8 AS total,
            mod(mod(SUM(hash), \(LedgerTally.modulus)) + \(LedgerTally.modulus), \(LedgerTally.modulus)) AS hash
          FROM (
            SELECT date_trunc('month', \(createdAt) AT TIME ZONE 'UTC') AS month, COUNT(*) AS rows,
              \(totalSum ?? "0::int8") AS total, SUM(\(hash)) AS hash
            FROM \(source)
            WHERE \(condition)
            GROUP BY 1
          ) AS months
          GROUP BY 1
        """
    }

    /// Enters the lines of `tally` in the ledger: adds what came into the archive, or takes away what left it. Needs the
    /// argument `job`.
    ///
    /// - Parameter child: nil for the orders.
    static func entry(of child: String?, adding isAdding: Bool) -> String {
        let sign = isAdding ? "" : "-"
        let hash = isAdding ? "hash" : "mod(\(modulus) - hash, \(modulus))"
        return """
            INSERT INTO \(ArchiveObjects.ledgerTable) AS ledger (child, month, job_id, rows, total, hash)
              SELECT \(Quoting.literal(child ?? "")), month, :job, \(sign)rows, \(sign)total, \(hash) FROM tally
              ON CONFLICT (child, month, job_id) DO UPDATE SET rows = ledger.rows + EXCLUDED.rows,
                total = ledger.total + EXCLUDED.total, hash = mod(ledger.hash + EXCLUDED.hash, \(modulus))
            """
    }
}
