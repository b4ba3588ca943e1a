import Foundation
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Live totals when a process is killed")
struct KilledTotalsTests {
    @Test("are exact on the next read, at whatever moment of building, folding or removing it died")
    func killed() async throws {
        let tally = ShopTally()
        var seen: [String: Int] = [:]
        for database in 0..<(Soak.isOn ? 25 : 5) {
            var writer = ShopWriter(.demo, seed: UInt64(database), users: 20, span: 3_000)
            let shop = try await filledShop(&writer, tally, hasTotals: database % 3 > 0)
            for round in 0..<KilledTotalsTests.rounds {
                // Mostly soon, now and then late enough for a build to end.
                try await kill(shop, after: writer.draw(writer.draw(4) == 0 ? 300_000 : 40_000))
                let store = try await shop.openAgain()
                seen[try await judge(shop, store, tally, verifies: round % 5 == 0), default: 0] += 1
                try await store.close()
            }
            try await finish(shop)
        }
        let kills = seen.values.reduce(0, +)
        let states = seen.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        let figures = tally.figures
        print(
            "killed \(kills) times (\(states)): \(figures.live) live and \(figures.direct) direct reports compared, "
                + "\(figures.wrong.count) wrong")
        #expect(figures.wrong.isEmpty, "\(figures.wrong.prefix(3))")
        #expect(seen["building"] ?? 0 > 0 && seen["ready"] ?? 0 > 0, "\(states)")
    }

    private static let rounds = 25

    /// Closed, so that the next who opens it finds what a crash leaves.
    private func filledShop(
        _ writer: inout ShopWriter, _ tally: ShopTally, hasTotals: Bool
    ) async throws -> LiveShop {
        let shop = try await LiveShop(tally: tally)
        let application = try shop.application()
        try shop.run(writer.everyUser(), on: application)
        try shop.change(&writer, on: application, count: 3_000)
        if hasTotals { try await shop.build() }
        try await shop.store.close()
        return shop
    }

    private func kill(_ shop: LiveShop, after microseconds: Int) async throws {
        let began = ContinuousClock.now
        let path = shop.path
        let start = shop.clock.now
        try await offPool {
            let process = Process()
            let output = Pipe()
            process.executableURL = KilledTotalsTests.program
            process.arguments = [path, "\(start.milliseconds)"]
            process.standardOutput = output
            try process.run()
            let line = output.fileHandleForReading.availableData
            usleep(UInt32(microseconds))
            let wasAlive = process.isRunning
            Foundation.kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
            #expect(String(decoding: line, as: UTF8.self) == "ready\n")
            #expect(wasAlive, "the process ended by itself")
        }
        // As far as the process's own clock can have come.
        let hours = (ContinuousClock.now - began) / .milliseconds(1)
        shop.clock.set(start.adding(seconds: Int64(hours.rounded(.up)) * 3_600))
    }

    private func judge(
        _ shop: LiveShop, _ store: SQLiteStore, _ tally: ShopTally, verifies: Bool
    ) async throws -> String {
        try await shop.compare(store, limits: [10_000, 5])
        let condition = try await shop.condition(store)
        if condition == .building {
            let (judge, clock) = (ShopJudge(variant: shop.variant), shop.clock)
            let difference = try await store.readTotals { db, reader in
                try judge.judgeUnfinished(db, reader, at: clock.now)
            }
            tally.compare(ShopVerdict(source: .live, notice: nil, difference: difference))
        }
        #expect(["absent", "building", "ready"].contains(condition.name), "\(condition)")
        if verifies, condition != .absent { try await shop.expectVerified(store) }
        return condition.name
    }

    /// Whatever was left can be gone on with, to its end.
    private func finish(_ shop: LiveShop) async throws {
        let store = try await shop.openAgain()
        let clock = shop.clock
        let host = JobHost(
            owner: LeaseOwner(host: "test", processID: 1, token: "t"), now: { clock.now },
            isDead: { _ in true })
        let runner = JobRunner(journal: store, host: host, clock: LeapingClock())
        for record in try await store.jobs(includingFinished: false) {
            let ended = try await runner.resume(JobWorkshop(store: store).job(for: record), id: record.id)
            #expect(ended.state == .done, "\(ended)")
        }
        if try await shop.condition(store) == .absent { try await shop.build(store) }
        try await shop.expectLive(store)
        try await shop.expectVerified(store)
        try await store.close()
        try shop.folder.remove()
    }

    private static let program = URL(fileURLWithPath: RunningProgram.path(ofBuilt: "TotalsVictim"))
}
