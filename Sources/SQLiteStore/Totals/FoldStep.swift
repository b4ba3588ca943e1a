import GRDB
import OrdersCore

/// One short transaction of keeping the totals: a fold, or where nothing waits for one, a step of housekeeping.
struct FoldStep {
    enum Work {
        case fold(Fold)
        case rank(Ranking.Move)
        /// The newest orders were deleted: the ids that are free now belong to new orders again.
        case lower(CountedOrders)
        /// Everything is folded and ranked for the first time.
        case finishBuild
    }

    let state: TotalsState
    let work: Work

    /// - Parameters:
    ///   - limit: How many rows it may look at.
    ///   - end: The number that orders must have reached to stay in the totals.
    static func next(
        _ db: Database, state: TotalsState, live: LiveSQL, limit: Int, end: Int64
    ) throws -> FoldStep? {
        let shape = live.objects.shape
        let sql = FoldSQL(orders: live.objects.orders)
        let plan = try FoldPlan.make(db, state: state, sql: sql, shape: shape, limit: limit, end: end)
        if !plan.isEmpty {
            return FoldStep(state: state, work: .fold(Fold(sql: sql, shape: shape, plan: plan)))
        }
        if let move = try Ranking(db: db).nextMove(state) { return FoldStep(state: state, work: .rank(move)) }
        if state.phase == .building { return FoldStep(state: state, work: .finishBuild) }
        guard shape.idIsRowID, try highestID(db, live.objects.orders) < state.foldedID else { return nil }
        return FoldStep(state: state, work: .lower(live.objects.orders))
    }

    /// Rows it looks at.
    var rows: Int {
        if case .fold(let fold) = work { fold.plan.rows } else { 0 }
    }

    /// About how many rows it writes.
    var writes: Int {
        switch work {
        case .fold(let fold): fold.plan.writes
        case .rank: Ranking.stepRows
        case .lower, .finishBuild: 0
        }
    }

    /// Whether nothing is left when it is done.
    var isLast: Bool {
        switch work {
        case .fold(let fold): state.phase == .ready && fold.plan.isComplete
        case .finishBuild: true
        case .rank, .lower: false
        }
    }

    func run(_ db: Database, state: inout TotalsState) throws {
        switch work {
        case .fold(let fold): try fold.run(db, state: &state)
        case .rank(let move): try Ranking(db: db).make(move, state: &state)
        case .lower(let orders): try lower(db, orders, state: &state)
        case .finishBuild: state.phase = .ready
        }
    }

    /// Only while nothing is noted: notes are about orders up to where the totals are folded.
    private func lower(_ db: Database, _ orders: CountedOrders, state: inout TotalsState) throws {
        guard let row = try FoldSQL.nextChanges(limit: 1).firstRow(db), (row[1] as Int) == 0 else { return }
        state.foldedThrough = min(state.foldedID, try FoldStep.highestID(db, orders)).databaseValue
    }

    private static func highestID(_ db: Database, _ orders: CountedOrders) throws -> Int64 {
        Int64.fromDatabaseValue(
            try Query("SELECT MAX(\(orders.id)) FROM \(orders.byID)").value(db)) ?? .min
    }
}

extension TotalsState {
    /// Where ids are row ids: orders with a higher one are new.
    fileprivate var foldedID: Int64 { Int64.fromDatabaseValue(foldedThrough) ?? .min }
}
