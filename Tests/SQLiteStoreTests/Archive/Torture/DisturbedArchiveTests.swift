import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Moving orders when others change what is moved", .serialized)
struct DisturbedArchiveTests {
    @Test(
        "takes orders as they are when they move, though others changed them since they were looked up",
        arguments: MoveScene.usual)
    func changedMeanwhile(scene: MoveScene) async throws {
        try await scene.withTrial { trial, store in
            let watched = WatchedArchive(store: store) { batch in
                let ids = batch.orderIDs.compactMap { Int64.fromDatabaseValue($0.storage) }
                try change(ids, of: trial)
            }
            let record = try await MoveTrial.runner(store).start(MoveTrial.job(scene.direction, watched))
            #expect(record.state == .done, "\(record)")
            // Of each of the four batches one order has become too young to move, and one of main's is gone.
            let expected: MoveTrial.Holdings =
                scene.direction == .archive ? .init(main: 24, archive: 12) : .init(main: 36, archive: 4)
            let orders = expected.main + expected.archive
            let isEdited = scene.direction == .restore
            let found = try await trial.expectNothingLost(
                store, after: "changes", orders: orders, isArchiveEdited: isEdited)
            #expect(found == expected)
            try await trial.goOnToTheEnd(store, after: "changes", orders: orders, isArchiveEdited: isEdited)
        }
    }

    @Test(
        "stops before an order that is in the other place with other content, and goes on without that",
        arguments: MoveScene.usual)
    func conflict(scene: MoveScene) async throws {
        try await scene.withTrial { trial, store in
            let table = ShopRows.orders.table(trial.target)
            let archivedAt = trial.target == .archive ? ", archived_at" : ""
            try trial.run(
                [
                    """
                    INSERT INTO \(table) (id, user_id, total_amount, status, created_at\(archivedAt))
                    VALUES (26, NULL, 1, 'other', 1\(archivedAt.isEmpty ? "" : ", 0"))
                    """
                ], in: trial.target)
            let record = try await MoveTrial.runner(store).start(MoveTrial.job(scene.direction, store))
            #expect(record.state == .failed)
            #expect(record.rowsDone == 10)
            let words = ["Nothing was ", ": 1 of 5 orders are in ", " with other content"]
            #expect(words.allSatisfy { record.message?.contains($0) == true }, "\(record.message ?? "")")
            try trial.run(["DELETE FROM \(table) WHERE id = 26"], in: trial.target)
            try await trial.expectNothingLost(store, after: "a conflict")
            try await trial.goOnToTheEnd(store, after: "a conflict")
        }
    }

    @Test(
        "waits for a lock that another program holds for a minute, says so, and goes on",
        arguments: MoveScene.all)
    func lock(scene: MoveScene) async throws {
        try await scene.withTrial(busyTimeout: .milliseconds(10)) { trial, store in
            let (other, clock) = (try LockingProgram(trial), LeapingClock())
            let began = clock.now
            let waited: @Sendable () -> Duration = { began.duration(to: clock.now) }
            let watched = WatchedArchive(store: store) { batch in
                if batch.checkpoint.position == "i:20" { try other.lockOnce() }
            }
            let runner = MoveTrial.runner(
                store, now: { Shop.now.adding(seconds: waited().components.seconds) }, clock: clock)
            let record = try await runner.start(MoveTrial.job(scene.direction, watched)) { record in
                if let reason = record.meter.waitingFor { other.hear(reason) }
                if waited() > .seconds(60) { other.letGo() }
            }
            #expect(record.state == .done, "\(record)")
            #expect(other.reasons.count > 10)
            let words = "\(trial.path) is locked by another program: try again, or close that program."
            // A probe in the run's first moments may have met the lock as well.
            let reasons = Set(other.reasons).filter { !$0.hasPrefix("others are writing") }
            #expect(reasons == [words])
            try other.close()
            try await trial.expectNothingLost(store, after: "a lock")
            try await trial.goOnToTheEnd(store, after: "a lock")
        }
    }

    /// Deletes the first, edits the second, makes the third too young to move; edits a row of the fourth and gives it
    /// another.
    private func change(_ ids: [Int64], of trial: MoveTrial) throws {
        let isMain = trial.source == .main
        for kind in [ShopRows.items, .notes] {
            for (table, place) in [(kind.table(trial.source), trial.source), (kind.diary, .main)] where isMain
            {
                try trial.run(["DELETE FROM \(table) WHERE order_id = \(ids[0])"], in: place)
            }
        }
        for (table, place) in [
            (ShopRows.items.table(trial.source), trial.source), (ShopRows.items.diary, .main),
        ] {
            try trial.run(
                [
                    "UPDATE \(table) SET price = x'00' WHERE order_id = \(ids[3])",
                    "INSERT INTO \(table) (order_id, line, price) VALUES (\(ids[3]), 9, 'more')",
                ], in: place)
        }
        for (table, place) in [(ShopRows.orders.table(trial.source), trial.source), ("diary", .main)] {
            // What is deleted from the archive is missed by its verification, as it should be.
            let delete = "DELETE FROM \(table) WHERE id = \(ids[0])"
            try trial.run(
                (isMain ? [delete] : []) + [
                    "UPDATE \(table) SET total_amount = 'edited', status = x'00ff' WHERE id = \(ids[1])",
                    "UPDATE \(table) SET created_at = \(Shop.now.milliseconds) WHERE id = \(ids[2])",
                ], in: place)
        }
    }
}
