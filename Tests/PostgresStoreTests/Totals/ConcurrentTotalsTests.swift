import Foundation
import OrdersCore
import PostgresTestSupport
import Synchronization
import TestSupport
import Testing

@testable import PostgresStore
@testable import PostgresTestSupport

/// Everything at once, as in a shop: programs write and roll back, one keeps its transactions open over several folds, the
/// clock goes on, keepers fold, somebody builds the totals anew.
@Suite("Live totals on PostgreSQL under concurrent writers")
struct ConcurrentTotalsTests {
    @Test("agree with the direct report for every user in every snapshot, without a deadlock")
    func agree() async throws {
        try await TotalsShop.with { shop in
            let others = Others(shop)
            async let working: Void = others.work()
            do {
                while shop.comparisons < ConcurrentTotalsTests.comparisons, !others.hasEnded {
                    try await shop.compare()
                    try await shop.compare(limit: shop.comparisons % 7)
                    if shop.comparisons % 100 == 0 { try await expectVerifiedUnlessBuilding(shop) }
                }
            } catch {
                others.end()
                throw error
            }
            others.end()
            try await working
            #expect(shop.comparisons >= ConcurrentTotalsTests.comparisons)
            try await shop.foldAll()
            try await shop.expectLive()
            try await shop.expectVerified()
            #expect(try await others.deadlocks == 0)
            print("at once: \(shop.comparisons) snapshots, \(others.summary)")
            #expect(others.counts.commits > 100)
            #expect(others.counts.held > 2)
            #expect(others.counts.builds > 0)
        }
    }

    private func expectVerifiedUnlessBuilding(_ shop: TotalsShop) async throws {
        do { try await shop.expectVerified() } catch let error as OrdersError
            where [.notFound, .jobHeld].contains(error.code)
        {}
    }

    private static let comparisons = 1_000 * Soak.factor
}

/// What the other programs do until the test has seen enough.
private final class Others: Sendable {
    struct Counts {
        var commits = 0, held = 0, looks = 0, folds = 0, builds = 0
    }

    private let shop: TotalsShop
    private let isOver = Atomic(false)
    private let state = Mutex(Counts())

    init(_ shop: TotalsShop) {
        self.shop = shop
    }

    var hasEnded: Bool { isOver.load(ordering: .relaxed) }
    var counts: Counts { state.withLock { $0 } }

    func end() { isOver.store(true, ordering: .relaxed) }

    var summary: String {
        let counts = counts
        return
            "\(counts.commits) transactions, \(counts.held) of them open over folds, \(counts.folds) folds, "
            + "\(counts.builds) builds"
    }

    var deadlocks: Int64 {
        get async throws {
            try await shop.database.number(
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
        }
    }

    /// Whoever fails ends it for all.
    func work() async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for program in 0..<5 { group.addTask { try await self.write(program) } }
            group.addTask { try await self.writeSlowly(program: 5) }
            for _ in 0..<2 { group.addTask { try await self.keep() } }
            group.addTask { try await self.rebuild() }
            try await group.waitForAll()
        }
    }

    private func write(_ program: Int) async throws {
        defer { end() }
        try await shop.database.application.with { [self] db in
            var transaction = ShopTransaction(program: program, users: 20)
            while !hasEnded {
                try transaction.run(db, at: shop.now)
                shop.pass(milliseconds: Int64(transaction.draw(40)))
                usleep(1_000)
                state.withLock { $0.commits += 1 }
            }
        }
    }

    /// Each transaction stays open until keepers have looked a few times, and mostly folded.
    private func writeSlowly(program: Int) async throws {
        defer { end() }
        try await shop.database.application.with { [self] db in
            var transaction = ShopTransaction(program: program, users: 20)
            while !hasEnded {
                let looks = counts.looks
                try transaction.run(db, at: shop.now) {
                    while counts.looks < looks + 8, !hasEnded { try db.execute("SELECT pg_sleep(0.005)") }
                }
                state.withLock { $0.held += 1 }
            }
        }
    }

    private func keep() async throws {
        defer { end() }
        let store = try await shop.openAgain()
        var rows = 1
        while !hasEnded {
            rows = rows % 700 + 23
            state.withLock { $0.looks += 1 }
            do {
                _ = try await store.foldTotals(TotalsBatch(rows: rows, now: shop.now))
                state.withLock { $0.folds += 1 }
            } catch let error as OrdersError where [.busy, .jobHeld, .notFound].contains(error.code) {}
            try await Task.sleep(for: .milliseconds(3))
        }
        try await store.close()
    }

    private func rebuild() async throws {
        defer { end() }
        while !hasEnded {
            let folds = counts.folds
            while counts.folds < folds + 200, !hasEnded { try await Task.sleep(for: .milliseconds(5)) }
            guard !hasEnded else { return }
            try await shop.build()
            state.withLock { $0.builds += 1 }
        }
    }
}
