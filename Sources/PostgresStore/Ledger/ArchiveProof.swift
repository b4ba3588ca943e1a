import OrdersCore

/// Compares the archive with its ledger and with main, in the caller's snapshot.
struct ArchiveProof {
    let db: PostgresConnection
    let statements: ArchiveSQL

    func verification() throws -> ArchiveVerification {
        try MoveSettings.pinTexts(db)
        let tables = statements.tables
        guard let archive = tables.archive else {
            throw OrdersError(
                .schemaMismatch,
                "The table \"\(statements.sql.schema.archiveTable)\" is gone: open the database again.")
        }
        return ArchiveVerification(
            archive: try orders(archive), ledger: try ArchiveLedger.months(db),
            rowsInBoth: try inBoth.count(db),
            children: try tables.children.filter(\.isRegistered).map { child in
                (
                    child.child.table, try rows(of: child),
                    try ArchiveLedger.months(of: child.child.table, db)
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
        let (table, name) = (Quoting.identifier(child.child.archiveTable), child.child.table)
        let hash = RowHash(archive: archive, main: child.main)
        return try digests(
            LedgerTally(
                source: """
                    \(table) AS \(Quoting.identifier(name))
                    LEFT JOIN \(sql.archiveAsOrders) ON \(sql.orders.id) = \(Quoting.column(child.child.order, of: name))
                    """,
                createdAt: orders.createdAt.value, totalSum: nil, hash: hash.sql(of: name)))
    }

    private func digests(_ tally: LedgerTally) throws -> MonthlyDigests {
        ArchiveLedger.digests(
            try Query("SELECT month, rows, total, hash::text FROM (\(tally.select())) AS tally").rows(db))
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
