import OrdersCore

/// What jobs moved, by month: the ledger that the archive is verified against. What restores took out is negative.
enum ArchiveLedger {
    /// What the archive must come to.
    ///
    /// - Parameter child: nil for the orders.
    static func months(of child: String? = nil, _ db: PostgresConnection) throws -> MonthlyDigests {
        try read(child, "TRUE", [:], db)
    }

    /// Reads `month`, `rows`, `total` and `hash`.
    static func digests(_ rows: [PostgresRow]) -> MonthlyDigests {
        var months = MonthlyDigests()
        for row in rows {
            let digest = ArchiveDigest(rows: row.int(1), total: row.int(2), hash: UInt64(row.text(3)) ?? 0)
            months.add(digest, in: CalendarMonth(row.text(0)))
        }
        return months
    }

    /// What a job moved, for its log, a line for the orders and one for each child; empty when it moved nothing.
    static func lines(about job: JobRecord, decimals: Int, _ db: PostgresConnection) throws -> [String] {
        guard [.archive, .restore].contains(job.draft.kind) else { return [] }
        func moved(_ child: String?) throws -> MonthlyDigests {
            let moved = try read(child, "job_id = :job", ["job": .int(job.id.number)], db)
            return job.draft.kind == .restore ? -moved : moved
        }
        let orders = try moved(nil).line(decimals: decimals)
        let names = try Query(
            """
            SELECT DISTINCT child FROM \(ArchiveObjects.ledgerTable) WHERE job_id = :job AND child <> '' ORDER BY 1
            """, ["job": .int(job.id.number)]
        ).rows(db).map { $0.text(0) }
        let children = try names.compactMap { try moved($0).line(ofRows: $0) }
        return (orders.map { [$0] } ?? []) + children
    }

    private static func read(
        _ child: String?, _ condition: String, _ arguments: [String: PostgresValue], _ db: PostgresConnection
    ) throws -> MonthlyDigests {
        let query = Query(
            """
            SELECT month, SUM(rows)::int8, SUM(total)::int8, mod(SUM(hash), \(LedgerTally.modulus))::text
            FROM \(ArchiveObjects.ledgerTable) WHERE child = :child AND \(condition) GROUP BY month
            """, arguments.merging(["child": .text(child ?? "")]) { $1 })
        return digests(try query.rows(db))
    }
}
