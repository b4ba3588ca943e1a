import OrdersCore
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
        let points = try await EveryCall(template: template, mishap: mishap).run { trial, what in
            let outcome = try await trial.start(what).outcome()
            #expect(outcome.exitCode == 0, "\(scene), \(what): \(outcome)")
            let words = outcome.output.split(separator: "\n").dropFirst().map(String.init)
            #expect(
                words.count == 1 && FaultyDiskArchiveTests.isClear(words[0]), "\(scene), \(what): \(words)")
            let store = try await trial.open()
            try await trial.expectNothingLost(store, after: what)
            try await trial.goOnToTheEnd(store, after: what)
            try await store.close()
        }
        print("\(mishap) at each of \(points) calls (\(scene.testDescription))")
        try template.remove()
    }

    private static func isClear(_ words: String) -> Bool {
        words == "done" || words.hasSuffix(" can't grow because the disk is full: make room.")
            || words.hasSuffix(" can't be read or written: check the disk and its free space.")
    }
}
