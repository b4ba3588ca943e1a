import Foundation
import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Moving orders when something dies", .serialized)
struct KilledMovesTests {
    /// Where the archive is.
    enum Archive: String, CaseIterable {
        case beside, elsewhere

        /// How much longer a batch takes there: trials last for some batches.
        var length: Int { self == .beside ? 1 : 4 }
    }

    @Test(
        "loses nothing and moves nothing twice when the process is killed, at random moments",
        arguments: Archive.allCases)
    func client(archive: Archive) async throws {
        let shop = try await shop(archive)
        try await shop.begin()
        var random = SeededGenerator(seed: 6)
        let kills = 4 * Soak.factor
        for kill in 1...kills {
            let folder = FileManager.default.temporaryDirectory.path
            let victim = try RunningProgram(
                RunningProgram.path(ofBuilt: "PostgresMoveVictim"),
                [
                    shop.database.address, "\(ArchiveShop.cutoff.milliseconds)", "7",
                    "\(archive.length * Int.random(in: 10_000..<600_000, using: &random))",
                ], in: folder)
            let outcome = try await victim.outcome()
            try #require(outcome.exitCode == -SIGKILL, "\(outcome)")
            try await shop.expectNothingLost(after: "killed process \(kill)")
        }
        try await shop.goOnToTheEnd()
        print("\(archive): killed the process \(kills) times: \(try await shop.tally())")
        try await shop.remove()
    }

    @Test("loses nothing when the process is killed after any step of a batch between two databases")
    func steps() async throws {
        let shop = try await shop(.elsewhere)
        try await shop.begin()
        var random = SeededGenerator(seed: 9)
        // Copies are stale only where somebody edits orders meanwhile; see `InterruptedBatchTests`.
        let steps = MoveStep.allCases.filter { $0 != .staleRemoved && $0 != .finished }
        for step in Array(repeating: steps, count: Soak.factor).joined() {
            let victim = try RunningProgram(
                RunningProgram.path(ofBuilt: "PostgresMoveVictim"),
                [
                    shop.database.address, "\(ArchiveShop.cutoff.milliseconds)", "29",
                    "\(step):\(Int.random(in: 1...9, using: &random))",
                ], in: FileManager.default.temporaryDirectory.path)
            let outcome = try await victim.outcome()
            try #require(outcome.exitCode == -SIGKILL, "\(outcome)")
            try await shop.expectNothingLost(after: "killed after \(step)")
        }
        try await shop.goOnToTheEnd()
        print("killed the process after \(steps.count * Soak.factor) steps: \(try await shop.tally())")
        try await shop.remove()
    }

    @Test(
        "loses nothing when the server ends its sessions, on either side, at random moments",
        arguments: Archive.allCases)
    func session(archive: Archive) async throws {
        let shop = try await shop(archive)
        try await shop.begin()
        let diary = try ShopDiary(shop)
        var random = SeededGenerator(seed: 7)
        let kills = 5 * Soak.factor
        var ended = 0
        for kill in 1...kills {
            let mover = RestlessMover(shop)
            try await Task.sleep(
                for: .microseconds(archive.length * Int.random(in: 5_000..<200_000, using: &random)))
            ended += try await shop.endSessionsAtWork()
            await mover.stop()
            try await diary.write(kill)
            try await shop.expectNothingLost(after: "ended session \(kill)")
        }
        try await shop.goOnToTheEnd()
        #expect(ended > 0)
        print("\(archive): ended \(ended) sessions in \(kills) trials: \(try await shop.tally())")
        try await shop.remove()
    }

    @Test(
        "loses nothing when the server is stopped at once, at random moments",
        arguments: [(Archive.beside, OrderPlace.main), (.elsewhere, .main), (.elsewhere, .archive)])
    func server(archive: Archive, killed: OrderPlace) async throws {
        let server = try PostgresServer()
        let isMain = killed == .main
        let shop = try await ArchiveShop(
            orders: 1_000, on: isMain ? server : nil,
            archive: isMain
                ? (archive == .beside ? .beside : .on(try PostgresServer.shared.get())) : .on(server))
        try await shop.begin()
        let diary = try ShopDiary(shop)
        var random = SeededGenerator(seed: 8)
        let kills = 3 * Soak.factor
        for kill in 1...kills {
            let mover = RestlessMover(shop)
            async let written: Void = diary.write(kill)
            try await Task.sleep(
                for: .microseconds(archive.length * Int.random(in: 5_000..<300_000, using: &random)))
            try? await written
            try server.control("stop -m immediate")
            await mover.stop()
            try server.control("start -l \(server.folder)/server.log")
            await shop.reconnect()
            try await shop.expectNothingLost(after: "stopped \(killed)'s server \(kill)")
        }
        try await shop.goOnToTheEnd()
        print("stopped \(killed)'s server \(kills) times: \(try await shop.tally())")
        try await shop.remove()
        server.remove()
    }

    private func shop(_ archive: Archive) async throws -> ArchiveShop {
        try await ArchiveShop(orders: 1_000, archive: archive == .beside ? .beside : .elsewhere)
    }
}
