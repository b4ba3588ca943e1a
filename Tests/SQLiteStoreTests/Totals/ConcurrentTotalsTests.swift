import Foundation
import OrdersCore
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

/// Everything at once, as in a shop: several programs write, the clock goes on, the keeper folds, somebody moves
/// orders into the archive and back, somebody builds indexes, somebody builds the totals anew.
@Suite("Live totals under random changes, all at once")
struct ConcurrentTotalsTests {
    @Test("agree with plain SQL for every user in every snapshot")
    func agree() async throws {
        let tally = ShopTally()
        let shop = try await LiveShop(tally: tally)
        let application = try shop.application()
        var first = ShopWriter(shop.variant, seed: 99, users: 20, span: 250)
        try shop.run(first.everyUser(), on: application)
        try shop.change(&first, on: application, count: 600)
        try #require(try await shop.build().state == .done)
        let others = Others(shop: shop)
        let settings = [[], ["PRAGMA recursive_triggers = ON"], ["PRAGMA foreign_keys = ON"]]
        async let wrote: Void = withThrowingTaskGroup(of: Void.self) { group in
            for (number, setting) in settings.enumerated() {
                group.addTask {
                    try await offPool {
                        try others.write(
                            ShopWriter(shop.variant, seed: UInt64(number), users: 20, span: 250), setting)
                    }
                }
            }
            group.addTask { try await offPool { try others.buildIndexes() } }
            group.addTask { try await others.keep() }
            group.addTask { try await others.moveOrders() }
            group.addTask { try await others.rebuild() }
            try await group.waitForAll()
        }
        let second = try await shop.openAgain()
        let comparisons = ConcurrentTotalsTests.comparisons
        do {
            while tally.figures.live < comparisons
                || tally.figures.operations < ConcurrentTotalsTests.operations
            {
                try await shop.compare(limits: [10_000, tally.figures.live % 9])
                try await shop.compare(second)
                if !tally.figures.wrong.isEmpty || others.hasEnded { break }
            }
        } catch {
            others.end()
            throw error
        }
        others.end()
        try await wrote
        if try await shop.condition().name == "doubtful" { try await shop.expectVerified() }
        if try await shop.condition() != .ready { try #require(try await shop.build().state == .done) }
        try await shop.expectVerified()
        try await shop.foldAll()
        try await shop.expectVerified(second)
        try await second.close()
        try await shop.close()
        print("at once: \(others.summary)")
        tally.report(
            "at once", operations: ConcurrentTotalsTests.operations,
            comparisons: ConcurrentTotalsTests.comparisons)
    }

    private static let operations = 700_000 * Soak.factor
    private static let comparisons = 6_500 * Soak.factor
}

/// What the other programs do until the test has seen enough.
private final class Others: Sendable {
    private struct State {
        var hasEnded = false
        var indexes = 0
        var moves = 0
        var builds = 0
    }

    private let shop: LiveShop
    private let state = Mutex(State())

    init(shop: LiveShop) {
        self.shop = shop
    }

    var hasEnded: Bool { state.withLock { $0.hasEnded } }

    func end() { state.withLock { $0.hasEnded = true } }

    var summary: String {
        state.withLock {
            "\($0.indexes) indexes built or dropped, \($0.moves) moves of orders, \($0.builds) rebuilds"
        }
    }

    /// The clock is moved by those who write. Whoever fails ends it for all.
    func write(_ start: ShopWriter, _ settings: [String]) throws {
        defer { end() }
        var writer = start
        let connection = try shop.application(settings: settings)
        while !hasEnded {
            try shop.run(writer.transaction(at: shop.clock.now, count: 1 + writer.draw(250)), on: connection)
            if writer.draw(3) == 0 { shop.clock.move { writer.draw($0) } }
            usleep(100)
        }
    }

    func keep() async throws {
        let keeper = Task { [shop] in
            await TotalsKeeper(
                totals: shop.store, now: { shop.clock.now }, clock: HastyClock(times: 20)
            ).run()
        }
        while !hasEnded { try await Task.sleep(for: .milliseconds(5)) }
        keeper.cancel()
        await keeper.value
    }

    /// Each makes the totals doubtful until the keeper has verified them.
    func buildIndexes() throws {
        defer { end() }
        let connection = try shop.application()
        while !hasEnded {
            try connection.execute("CREATE INDEX new_index ON orders (status)")
            usleep(2_000_000)
            try connection.execute("DROP INDEX new_index")
            usleep(2_000_000)
            state.withLock { $0.indexes += 2 }
        }
    }

    func moveOrders() async throws {
        defer { end() }
        let (shop, owner) = (shop, LeaseOwner(host: "test", processID: 2, token: "mover"))
        let host = JobHost(owner: owner, now: { shop.clock.now }, isDead: { _ in true })
        let runner = JobRunner(journal: shop.store, host: host, clock: LeapingClock())
        while !hasEnded {
            for direction in ArchiveDirection.allCases {
                let until = shop.clock.now.adding(seconds: -20 * 86_400)
                let selection = ArchiveSelection(direction: direction, until: until, limit: 40)
                _ = try await runner.start(
                    MoveJob(
                        selection: selection, rows: nil, maxWriterStall: .milliseconds(10),
                        archive: shop.store))
                state.withLock { $0.moves += 1 }
            }
            try await Task.sleep(for: .milliseconds(300))
        }
    }

    func rebuild() async throws {
        defer { end() }
        while !hasEnded {
            try await Task.sleep(for: .seconds(4))
            let store = try await shop.openAgain()
            try await shop.build(store)
            try await store.close()
            state.withLock { $0.builds += 1 }
        }
    }
}
