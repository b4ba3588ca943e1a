import GRDB
import OrdersCore

/// One short transaction of keeping the totals: a fold, and where that takes in everything that waited, a step of
/// housekeeping with it. Housekeeping that had to wait for a moment without changes would never come to its turn
/// in a busy shop, and no build to its end.
struct FoldStep {
    let state: TotalsState
    private let fold: Fold
    private var move: Ranking.Move?
    /// Everything is folded and ranked for the first time.
    private var finishesBuild = false
    /// The newest orders were deleted: the ids that are free now belong to new orders again.
    private var freesIDs = false

    /// - Parameters:
    ///   - limit: How many rows it may look at.
    ///   - end: The number that orders must have reached to stay in the totals.
    /// - Returns: nil when nothing is left to do.
    static func next(
        _ db: Database, state: TotalsState, live: LiveSQL, limit: Int, end: Int64
    ) throws -> FoldStep? {
        let shape = live.objects.shape
        let sql = FoldSQL(orders: live.objects.orders)
        let plan = try FoldPlan.make(db, state: state, sql: sql, shape: shape, limit: limit, end: end)
        var step = FoldStep(state: state, fold: Fold(sql: sql, shape: shape, plan: plan))
        guard plan.isComplete else { return step }
        step.move = try Ranking(db: db).nextMove(state)
        step.finishesBuild = step.move == nil && state.phase == .building
        if plan.isEmpty, shape.idIsRowID {
            step.freesIDs = try highestID(db, live.objects.orders) < state.foldedID
        }
        let isIdle = plan.isEmpty && step.move == nil && !step.finishesBuild && !step.freesIDs
        return isIdle ? nil : step
    }

    private init(state: TotalsState, fold: Fold) {
        self.state = state
        self.fold = fold
    }

    /// Rows it looks at.
    var rows: Int { fold.plan.rows }

    /// Whether nothing is left when it is done.
    var isLast: Bool {
        finishesBuild || (fold.plan.isComplete && move == nil && state.phase == .ready)
    }

    /// Whether a report says the same before and after, and from the same source: so few orders that have left it corrects
    /// by itself.
    var isQuiet: Bool { fold.plan.isOnlyTime && rows <= FoldStep.few && !finishesBuild && !freesIDs }

    private static let few = 100

    func run(_ db: Database, state: inout TotalsState) throws {
        try fold.run(db, state: &state)
        if let move { try Ranking(db: db).make(move, state: &state) }
        if finishesBuild { state.phase = .ready }
        if freesIDs { try freeIDs(db, state: &state) }
    }

    /// Only while nothing is noted: notes are about orders up to where the totals are folded.
    private func freeIDs(_ db: Database, state: inout TotalsState) throws {
        guard let row = try FoldSQL.nextChanges(limit: 1).firstRow(db), (row[1] as Int) == 0 else { return }
        let highest = try FoldStep.highestID(db, fold.sql.orders)
        state.foldedThrough = min(state.foldedID, highest).databaseValue
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
