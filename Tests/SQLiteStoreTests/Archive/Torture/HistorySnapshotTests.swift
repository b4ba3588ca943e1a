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
        try await MoveScene(direction: .archive, journal: .wal, files: files).withTrial { trial, store in
            let watch = try await HistoryWatch(store)
            let readers = [try await trial.open(), try await trial.open()]
            let enough = 10_000 * Soak.factor
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    while watch.figures.snapshots < enough {
                        for direction in ArchiveDirection.allCases {
                            let job = MoveTrial.job(direction, store, batch: 2)
                            let record = try await MoveTrial.runner(store).start(job)
                            #expect(record.state == .done && record.rowsDone == 20, "\(record)")
                            watch.countMove()
                        }
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
            print("history while orders moved \(figures.moves) times: \(figures)")
            #expect(figures.wrong.isEmpty, "\(figures.wrong.prefix(2))")
            #expect(figures.moves > 4 && figures.divided > 1_000)
            for reader in readers { try await reader.close() }
            try await trial.expectNothingLost(store, after: "snapshots")
        }
    }
}
