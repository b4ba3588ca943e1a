public import OrdersCore

extension PostgresStore {
    public func archiveStatus(policy: ArchivePolicy, at now: Instant) async throws -> ArchiveStatus {
        try await read { db, sql in
            let statements = ArchiveSQL(sql: sql, tables: try MovedTables.fetch(db, sql))
            let census = ArchiveCensus(db: db, statements: statements)
            let hasArchive = statements.tables.archive != nil
            let shown = try census.shown(
                main: try census.holding(.main), archive: hasArchive ? try census.holding(.archive) : .none)
            return ArchiveStatus(
                main: shown.main, archive: shown.archive,
                eligibleRows: try statements.extent(of: policy.selection(at: now)).count(db),
                flaggedRows: shown.flaggedRows, cutoff: policy.cutoff(at: now))
        }
    }

    public func ordersPerMonth() async throws -> [MonthCount] {
        try await read { db, sql in
            let tables = try MovedTables.fetch(db, sql)
            let census = MonthCensus(
                statements: ArchiveSQL(sql: sql, tables: tables), hasArchive: tables.archive != nil,
                hasFlags: try FlagSQL.before(db) != nil)
            return try census.query.rows(db).map(MonthCensus.count)
        }
    }

    public func verifyArchive() async throws -> ArchiveVerification {
        try require(.readArchive)
        guard isSetUp else {
            throw OrdersError(
                .unsupported,
                "\(address.name) has no ledger to compare the archive with: run `ordertop setup`, which makes one."
            )
        }
        return try await read { db, sql in
            let statements = ArchiveSQL(sql: sql, tables: try MovedTables.fetch(db, sql))
            return try ArchiveProof(db: db, statements: statements).verification()
        }
    }
}

extension ArchiveStatus.Holding {
    fileprivate static let none = ArchiveStatus.Holding(rows: 0, bytes: 0, oldest: nil, newest: nil)
}
