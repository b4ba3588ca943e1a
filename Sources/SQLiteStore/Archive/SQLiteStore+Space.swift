import GRDB
public import OrdersCore

extension SQLiteStore {
    public func giveBackSpace(_ step: SpaceStep) async throws -> SpaceOutcome {
        try require(.moveOrders)
        let name = file.name
        let space = try await read { db, _ in try FileSpace(db) }
        guard space.isIncremental, space.freePages > 0 else {
            return SpaceOutcome(
                bytes: 0, lockHeld: .zero, isFinished: true, advice: space.advice(fileName: name))
        }
        try await beginCheckpointPacing()
        let outcome = try await withWriter { db in
            var start: ContinuousClock.Instant?
            var left = space
            try db.inTransaction(.immediate) {
                start = .now
                let before = try FileSpace(db)
                try before.giveBack(pages: step.pages, db)
                left = try FileSpace(db)
                try JournalSQL.record(step.checkpoint, addingRows: 0, db)
                return .commit
            }
            let lockHeld = start.map { ContinuousClock.now - $0 } ?? .zero
            let bytes = max(0, space.freeBytes - left.freeBytes)
            return SpaceOutcome(
                bytes: bytes, lockHeld: lockHeld, isFinished: left.freePages == 0 || bytes == 0)
        }
        await checkpointIfDue()
        return outcome
    }
}
