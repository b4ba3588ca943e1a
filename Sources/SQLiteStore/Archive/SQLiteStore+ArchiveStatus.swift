import GRDB
public import OrdersCore

extension SQLiteStore {
    /// Counts by walking an index of each place once. Bytes are known of files up to 128 MB, because finding
    /// them reads every page of a table.
    public func archiveStatus(policy: ArchivePolicy, at now: Instant) async throws -> ArchiveStatus {
        let cutoff = policy.cutoff(at: now)
        let hasArchive = facts.archive != nil
        let place = try await archivePlace()
        return try await readBothInTurn { db, sql, trouble in
            let census = ArchiveCensus(db: db, sql: sql)
            let (main, older) = try census.holding(.main, olderThan: cutoff)
            let eligible = try census.eligible(policy.selection(at: now), among: older)
            let isReadable = hasArchive && trouble == nil
            let archive = isReadable ? try census.holding(.archive, olderThan: cutoff).holding : .none
            let shown = try census.shown(main: main, archive: archive)
            return ArchiveStatus(
                main: shown.main, archive: shown.archive, eligibleRows: eligible,
                flaggedRows: shown.flaggedRows, cutoff: cutoff, place: place, trouble: trouble?.message)
        }
    }

    public func ordersPerMonth() async throws -> [MonthCount] {
        let hasArchive = facts.archive != nil
        return try await readBothInTurn { db, sql, trouble in
            var months = MonthTally()
            let places: [OrderPlace] = hasArchive && trouble == nil ? [.main, .archive] : [.main]
            let census = ArchiveCensus(db: db, sql: sql)
            for place in places { try census.tally(place, into: &months) }
            try census.tallyFlagged(into: &months)
            return months.counts
        }
    }

    public func verifyArchive() async throws -> ArchiveVerification {
        try require(.readArchive)
        guard isSetUp else {
            throw OrdersError(
                .unsupported,
                "\(file.name) has no ledger to compare the archive with: run `ordertop setup`, which makes one."
            )
        }
        return try await readBothInTurn { db, sql, trouble in
            if let trouble { throw trouble }
            guard let tables = try MovedTables.fetch(db, sql) else { throw MoveReadiness.gone(sql.schema) }
            return try ArchiveCensus(db: db, sql: sql).verification(tables)
        }
    }

    private func readBothInTurn<Value: Sendable>(
        _ body: @escaping @Sendable (Database, MappedSQL, OrdersError?) throws -> Value
    ) async throws -> Value {
        try await censuses.pass { try await self.readBoth(body) }
    }
}

extension ArchiveStatus.Holding {
    fileprivate static let none = ArchiveStatus.Holding(rows: 0, bytes: 0, oldest: nil, newest: nil)
}
