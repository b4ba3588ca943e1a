import GRDB
import OrdersCore

/// What the totals say of themselves, in the caller's snapshot.
struct TotalsReader {
    let sql: MappedSQL
    let live: LiveSQL
    /// The schema version at which this process found the totals to be right.
    let verifiedAt: Int64?

    init(sql: MappedSQL, live: LiveSQL, verifiedAt: Int64?) {
        self.sql = sql
        self.live = live
        self.verifiedAt = verifiedAt
    }

    init(_ status: StoreStatus) {
        self.init(sql: status.sql, live: status.live, verifiedAt: status.totalsVerifiedAt)
    }

    /// A reader of the schema as it is now, where the one known since opening may be out of date.
    static func fresh(_ db: Database, _ sql: MappedSQL) throws -> TotalsReader {
        let shape = try SchemaFacts.gather(db, schema: sql.schema).totals
        return TotalsReader(sql: sql, live: LiveSQL(sql: sql, shape: shape), verifiedAt: nil)
    }

    /// The first number that counts.
    static func start(of window: ReportWindow, _ sql: MappedSQL) -> Int64 {
        sql.orders.createdAt.number(atOrAfter: window.start)
    }

    /// An id below every number that "beyond what is folded" can begin at.
    static func noteLowestID(_ orders: CountedOrders) -> String {
        "INSERT INTO \(TotalsTables.changed) SELECT \(orders.id) FROM \(orders.table) "
            + "WHERE \(orders.id) = \(Int64.min + 1) - 1"
    }

    func condition(_ state: TotalsState?, _ db: Database) throws -> TotalsStatus.Condition {
        if let quick = try quickCondition(state, db) { return quick }
        let objects = try TotalsReader.fresh(db, sql).live.objects
        guard state == nil || objects.definition == live.objects.definition else {
            return .broken(reason: TotalsReasons.otherTable)
        }
        return try TotalsTrust(db: db, objects: objects).condition(state, verifiedAt: verifiedAt)
    }

    /// The condition where two numbers tell it; nil where the schema must be looked at.
    func quickCondition(_ state: TotalsState?, _ db: Database) throws -> TotalsStatus.Condition? {
        try TotalsTrust.quickCondition(
            state, definition: live.objects.definition, verifiedAt: verifiedAt, db)
    }

    func status(_ db: Database, at now: Instant) throws -> TotalsStatus {
        let state = try TotalsState.fetch(db)
        let condition = try condition(state, db)
        guard let state, condition != .absent, !condition.isBroken else {
            return TotalsStatus(condition: condition)
        }
        let start = TotalsReader.start(of: ReportWindow(asOf: now, isBounded: false), sql)
        let pending = try PendingWork.look(db, sql: live.corrections, state: state, start: start)
        return TotalsStatus(
            condition: condition,
            pendingRows: try pending.count(db, limit: TotalsStatus.pendingLimit + 1),
            countedFrom: sql.orders.createdAt.instant(from: state.countedFrom.databaseValue),
            countedOrders: state.countedOrders,
            users: try Query("SELECT COUNT(*) FROM \(TotalsTables.totals)").count(db))
    }

    /// The next piece of a fold; nil when nothing is left to do.
    ///
    /// - Throws: `OrdersError` as `LiveTotals.foldTotals`.
    func nextStep(_ db: Database, _ batch: TotalsBatch, isJob: Bool) throws -> FoldStep? {
        let state = try TotalsState.fetch(db)
        let condition = try condition(state, db)
        guard let state, condition == .ready || condition == .building else {
            throw OrdersError(
                condition == .absent ? .notFound : .verificationFailed,
                condition.reason ?? "There are no live totals.")
        }
        guard isJob || state.phase == .ready else {
            throw OrdersError(.jobHeld, TotalsReasons.beingBuilt)
        }
        let end = sql.orders.createdAt.number(atOrAfter: batch.leavingBefore)
        return try FoldStep.next(db, state: state, live: live, limit: batch.rows, end: end)
    }

    /// - Returns: what was found, and whether the totals could be relied on before.
    /// - Throws: `OrdersError` as `LiveTotals.verifyTotals`.
    func verify(_ db: Database, at now: Instant) throws -> (TotalsVerification, Bool) {
        let state = try TotalsState.fetch(db)
        let condition = try condition(state, db)
        guard let state, condition != .absent else {
            throw OrdersError(.notFound, condition.reason ?? "There are no live totals.")
        }
        guard !condition.isBroken || state.phase == .wrong else {
            throw OrdersError(.verificationFailed, condition.reason ?? "The live totals are broken.")
        }
        let start = TotalsReader.start(of: ReportWindow(asOf: now, isBounded: false), sql)
        let verifier = TotalsVerifier(db: db, sql: sql, live: live, state: state)
        return (try verifier.verify(start: max(start, state.countedFrom)), condition == .ready)
    }
}

extension TotalsStatus.Condition {
    var isBroken: Bool { if case .broken = self { true } else { false } }
}
