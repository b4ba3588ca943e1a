import OrdersCore
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Order history while orders move", .serialized)
struct HistorySnapshotTests {
    @Test(
        "gives every order exactly once in every snapshot, while orders move to the archive and back",
        arguments: ShopFiles.allCases)
    func snapshots(files: ShopFiles) async throws {
        let scene = MoveScene(direction: .archive, journal: .wal, files: files)
        try await watch(scene, snapshots: 10_000) { store in
            for direction in ArchiveDirection.allCases {
                let job = MoveTrial.job(direction, store, batch: 2)
                let record = try await MoveTrial.runner(store).start(job)
                #expect(record.state == .done && record.rowsDone == 20, "\(record)")
            }
        }
    }

    @Test(
        "gives every order exactly once while runs flag orders, move them, fail, are cancelled and are undone",
        arguments: MoveScene.flagging)
    func flagged(scene: MoveScene) async throws {
        try await watch(scene, snapshots: 3_000) { store in
            for end in [JobState.cancelled, .done, .failed] {
                // At the third batch of four.
                let watched = WatchedArchive(store: store) { batch in
                    guard batch.checkpoint.position == "i:30" else { return }
                    if end == .failed { throw OrdersError(.storage, "The disk is broken.") }
                    guard end == .cancelled else { return }
                    _ = try await store.request(
                        .cancel, of: batch.checkpoint.jobID, deadOwner: nil, at: Shop.now)
                }
                let job = MoveTrial.job(.archive, watched, flagsFirst: true)
                let run = try await MoveTrial.runner(store).start(job)
                #expect(run.state == end && run.meter.flagged == 20, "\(run)")
                let back = MoveTrial.job(.restore, store, batch: 2)
                let restore = try await MoveTrial.runner(store).start(back)
                #expect(restore.state == .done, "\(restore)")
                #expect(restore.rowsDone == (end == .cancelled ? 15 : 20), "\(restore)")
            }
        }
    }

    /// Reads the history by several stores while orders move to and fro, as often as asked.
    private func watch(
        _ scene: MoveScene, snapshots: Int, _ toAndFro: @escaping @Sendable (SQLiteStore) async throws -> Void
    ) async throws {
        try await scene.withTrial { trial, store in
            let watch = try await HistoryWatch(store)
            let readers = [try await trial.open(), try await trial.open()]
            let enough = snapshots * Soak.factor
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    while watch.figures.snapshots < enough {
                        try await toAndFro(store)
                        watch.countMove()
                    }
                }
                for (number, reader) in (readers + readers).enumerated() {
                    group.addTask {
                        var random = SeededGenerator(seed: UInt64(number))
                        while watch.figures.snapshots < enough {
                            try await watch.look(reader, &random)
                        }
                    }
                }
                try await group.waitForAll()
            }
            let figures = watch.figures
            let moves = "\(figures.moves) times (\(scene.testDescription))"
            print("history while orders moved to and fro \(moves): \(figures)")
            #expect(figures.wrong.isEmpty, "\(figures.wrong.prefix(2))")
            #expect(figures.moves > 0 && figures.divided > snapshots / 10)
            for reader in readers { try await reader.close() }
            try await trial.expectNothingLost(store, after: "snapshots")
        }
    }
}
