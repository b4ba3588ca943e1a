import OrdersCore
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Moving orders on a disk that is full or broken", .serialized)
struct FaultyDiskArchiveTests {
    @Test(
        "loses nothing, says what is wrong in one sentence, and goes on when the disk is well again",
        arguments: MoveScene.all, ["full-once", "full", "broken-once", "broken"])
    func everyCall(scene: MoveScene, mishap: String) async throws {
        let template = try await MoveTemplate(scene)
        let ends = Mutex<[Substring: Int]>([:])
        let struck = try await EveryCall(template, mishap).run { trial, what in
            let outcome = try await trial.start(what, batch: EveryCall.batch).outcome()
            #expect(outcome.exitCode == 0, "\(scene), \(what): \(outcome)")
            let words = try #require(outcome.output.split(separator: "\n").last)
            #expect(FaultyDiskArchiveTests.isClear(words), "\(scene), \(what): \(outcome)")
            ends.withLock { $0[words.prefix { $0 != ":" && $0 != " " }, default: 0] += 1 }
            let store = try await trial.open()
            try await trial.expectNothingLost(store, after: what)
            try await trial.goOnToTheEnd(store, after: what)
            try await store.close()
        }
        let counts = ends.withLock { $0 }
        print("\(struck): \(counts)")
        // Nobody needs to know of what strikes while a log is written back: that is tried again.
        let told = counts.filter { $0.key != "done" }.values.reduce(0, +)
        if mishap == "full-once" {
            #expect(counts["done", default: 0] > told, "room that was made is not used")
        } else {
            #expect(told > counts["done", default: 0], "the disk was well")
        }
        try template.remove()
    }

    private static func isClear(_ words: Substring) -> Bool {
        words == "done" || words.hasSuffix(" can't grow because the disk is full: make room.")
            || words.hasSuffix(" can't be read or written: check the disk and its free space.")
    }
}
