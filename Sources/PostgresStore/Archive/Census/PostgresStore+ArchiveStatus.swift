public import OrdersCore

extension PostgresStore {
    public func archiveStatus(policy: ArchivePolicy, at now: Instant) async throws -> ArchiveStatus {
        try await readBoth { sides in
            let statements = ArchiveSQL(sql: sides.sql, tables: try sides.movedTables())
            let census = ArchiveCensus(sides: sides, statements: statements)
            let hasArchive = statements.tables.archive != nil
            let shown = try census.shown(
                main: try census.holding(.main), archive: hasArchive ? try census.holding(.archive) : .none)
            return ArchiveStatus(
                main: shown.main, archive: shown.archive,
                eligibleRows: try statements.extent(of: policy.selection(at: now)).count(sides.main),
                flaggedRows: shown.flaggedRows, cutoff: policy.cutoff(at: now), place: sides.place,
                trouble: sides.trouble?.message)
        }
    }

    public func ordersPerMonth() async throws -> [MonthCount] {
        try await readBoth { sides in
            let statements = ArchiveSQL(sql: sides.sql, tables: try sides.movedTables())
            return try MonthCensus(sides: sides, statements: statements).counts()
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
        return try await readArchive { sides in
            let statements = ArchiveSQL(sql: sides.sql, tables: try sides.movedTables())
            return try ArchiveProof(sides: sides, statements: statements).verification()
        }
    }
}

extension ArchiveStatus.Holding {
    fileprivate static let none = ArchiveStatus.Holding(rows: 0, bytes: 0, oldest: nil, newest: nil)
}
