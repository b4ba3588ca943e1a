import OrdersCore

/// What the totals say of themselves, in the caller's snapshot.
struct TotalsReader: Sendable {
    let objects: TotalsObjects
    /// `TotalsMark` at which this process found the totals to be right.
    let verifiedAt: String?

    init(_ status: StoreStatus) {
        objects = status.totals
        verifiedAt = status.totalsVerifiedAt
    }

    /// How far the totals are and whether they can be relied on.
    struct Standing {
        /// Nil where there are none, or none that this role may read.
        let state: TotalsState?
        let condition: TotalsStatus.Condition
        let mark: String
    }

    func standing(_ db: PostgresConnection) throws -> Standing {
        let isReadable = try isReadable(db)
        if isReadable == false {
            return Standing(state: nil, condition: .doubtful(reason: TotalsReader.mayNotRead), mark: "")
        }
        let found =
            isReadable == true
            ? try TotalsState.fetch(objects.tables, mark: TotalsMark(objects: objects).sql, db) : nil
        let condition = try TotalsTrust(db: db, objects: objects).condition(
            found?.state, mark: found?.mark ?? "", verifiedAt: verifiedAt)
        return Standing(state: found?.state, condition: condition, mark: found?.mark ?? "")
    }

    /// Whether this role may read the state; nil where the snapshot has none. Asked of the snapshot, because names are
    /// resolved by what is there now.
    private func isReadable(_ db: PostgresConnection) throws -> Bool? {
        try Query(
            """
            SELECT COALESCE(has_table_privilege(c.oid, 'SELECT'), true)
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE n.nspname = :namespace AND c.relname = :name
            """,
            ["namespace": .text(objects.tables.namespace), "name": .text(TotalsTables.stateName)]
        ).firstRow(db)?.bool(0)
    }

    func status(_ db: PostgresConnection, at now: Instant) throws -> TotalsStatus {
        let standing = try standing(db)
        guard let state = standing.state, standing.condition != .absent, !standing.condition.isBroken else {
            return TotalsStatus(condition: standing.condition)
        }
        let start = ReportWindow(asOf: now, isBounded: false).start
        let limit = TotalsStatus.pendingLimit + 1
        let waiting = try FoldSQL(objects).waiting(
            from: state.countedFrom, leavingBefore: start, limit: limit
        ).firstRow(db)
        return TotalsStatus(
            condition: standing.condition,
            pendingRows: (waiting?.int(0) ?? 0) + (waiting?.int(1) ?? 0),
            countedFrom: state.countedFrom, countedOrders: state.countedOrders,
            users: try Query("SELECT COUNT(*) FROM \(objects.tables.totals) WHERE total_orders > 0").count(db)
        )
    }

    /// The state of totals that can be folded.
    ///
    /// - Throws: `OrdersError` as `LiveTotals.foldTotals`.
    func foldable(_ db: PostgresConnection, isJob: Bool) throws -> TotalsState {
        let standing = try standing(db)
        let condition = standing.condition
        guard let state = standing.state, condition == .ready || condition == .building else {
            throw OrdersError(
                condition == .absent ? .notFound : .verificationFailed,
                condition.reason ?? "There are no live totals.")
        }
        guard isJob || state.phase == .ready else { throw OrdersError(.jobHeld, TotalsReasons.beingBuilt) }
        return state
    }

    private static let mayNotRead =
        "This role may not read the live totals: grant it SELECT on the tables that `ordertop setup` names."
}

extension TotalsStatus.Condition {
    var isBroken: Bool { if case .broken = self { true } else { false } }
}
