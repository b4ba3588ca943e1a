import GRDB
import OrdersCore

/// One short transaction on some orders, on the writing connection, at its distance from the one before.
struct BatchTransaction {
    let orderIDs: [Order.ID]
    let lockRest: LockRest

    /// - Parameter body: Makes the change for the prepared batch, and returns of how many orders.
    func run(_ db: Database, _ body: () throws -> Int) throws -> ArchiveBatchOutcome {
        try MoveKeys.fill(orderIDs, db)
        lockRest.wait()
        let othersWrote = try lockRest.waitForOthers(db)
        defer { lockRest.lockReleased() }
        var start: ContinuousClock.Instant?
        var changed = 0
        try db.inTransaction(.immediate) {
            start = .now
            changed = try body()
            return .commit
        }
        let lockHeld = start.map { ContinuousClock.now - $0 } ?? .zero
        return ArchiveBatchOutcome(
            moved: changed, heldBack: orderIDs.count - changed, lockHeld: lockHeld, othersWrote: othersWrote)
    }
}
