import OrdersCore

/// Compares the archive with its ledger and with main, in the caller's snapshots.
struct ArchiveProof {
    let sides: BothSides
    let statements: ArchiveSQL

    func verification() throws -> ArchiveVerification {
        try sides.on(.archive) { try MoveSettings.pinTexts($0) }
        let tables = statements.tables
        guard let archive = tables.archive else {
            throw OrdersError(
                .schemaMismatch,
                "The table \"\(statements.sql.schema.archiveTable)\" is gone: open the database again.")
        }
        return ArchiveVerification(
            archive: try orders(archive), ledger: try ArchiveLedger.months(sides.main),
            rowsInBoth: try sides.isElsewhere ? countInBoth() : inBoth.count(sides.main),
            children: try tables.children.filter(\.isRegistered).map { child in
                (
                    child.child.table, try rows(of: child),
                    try ArchiveLedger.months(of: child.child.table, sides.main)
                )
            },
            problems: ArchiveFit.unnamed(tables))
    }

    private func orders(_ archive: MovedTable) throws -> MonthlyDigests {
        let (sql, orders) = (statements.sql, statements.orders(in: .archive))
        let hash = RowHash(archive: archive, main: statements.tables.orders, own: ArchiveObjects.archivedAt)
        return try digests(
            LedgerTally(
                source: sql.archiveAsOrders, createdAt: orders.createdAt.value, totalSum: orders.totalSum,
                hash: hash.sql(of: sql.schema.orders.table)))
    }

    /// Rows whose order isn't in the archive count as without a date.
    private func rows(of child: MovedTables.Child) throws -> MonthlyDigests {
        guard let archive = child.archive else { return MonthlyDigests() }
        let (sql, orders) = (statements.sql, statements.orders(in: .archive))
        let name = child.child.table
        let hash = RowHash(archive: archive, main: child.main)
        return try digests(
            LedgerTally(
                source: """
                    \(sql.archivedRows(of: child.child))
                    LEFT JOIN \(sql.archiveAsOrders) ON \(sql.orders.id) = \(Quoting.column(child.child.order, of: name))
                    """,
                createdAt: orders.createdAt.value, totalSum: nil, hash: hash.sql(of: name)))
    }

    private func digests(_ tally: LedgerTally) throws -> MonthlyDigests {
        let query = Query("SELECT month, rows, total, hash::text FROM (\(tally.select())) AS tally")
        return ArchiveLedger.digests(try sides.on(.archive) { try query.rows($0) })
    }

    /// Asks main for the archive's orders, some at a time.
    private func countInBoth() throws -> Int64 {
        let sql = statements.sql
        let count = "SELECT COUNT(*) FROM \(sql.orders.table) WHERE \(sql.orders.id) = ANY (:ids)"
        var (found, last) = (Int64(0), Order.ID?.none)
        let everything = ArchiveSelection(direction: .restore, until: nil)
        while true {
            let next = statements.next(in: everything, after: last, limit: 10_000)
            let ids = try sides.on(.archive) { try next.rows($0) }.compactMap { Order.ID($0[0]) }
            guard let end = ids.last else { return found }
            found += try Query(count, ["ids": sql.orders.argument(ids)]).count(sides.main)
            last = end
        }
    }

    private var inBoth: Query {
        let (sql, id) = (statements.sql, Quoting.identifier(statements.sql.schema.orders.id))
        return Query(
            """
            SELECT COUNT(*) FROM \(Quoting.identifier(sql.schema.archiveTable)) AS "ordertop_archived"
            JOIN \(sql.orders.table) ON \(sql.orders.id) = "ordertop_archived".\(id)
            """)
    }
}
