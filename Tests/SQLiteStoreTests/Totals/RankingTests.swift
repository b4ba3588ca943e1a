import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The ranking of users near the top")
struct RankingTests {
    @Test("holds everybody in a small shop and nobody in an empty one")
    func small() async throws {
        let shop = try await ranked(users: 0)
        #expect(try shop.rankedUsers() == 0)
        try await shop.expectRanked()
        try shop.spend(users: 1...3_000)
        try await shop.foldAll()
        #expect(try shop.rankedUsers() == 3_000)
        try await shop.expectRanked()
        try await shop.close()
    }

    @Test("is cut where it grows beyond its upper bound, and filled up where it falls below the lower one")
    func bounds() async throws {
        let shop = try await ranked(users: 12_000)
        try await shop.expectRanked()
        #expect(Ranking.bounds ~= (try shop.rankedUsers()))
        // Thousands rise above those who were first.
        try shop.spend(users: 1...9_000, cents: 1_000_000)
        try await shop.foldAll()
        #expect(Ranking.bounds ~= (try shop.rankedUsers()))
        try await shop.expectRanked()
        // And fall again, so that hardly anybody is left up there.
        try shop.application().execute("DELETE FROM orders WHERE total_amount > 999999")
        try await shop.expectRanked()
        try await shop.foldAll()
        #expect(Ranking.bounds ~= (try shop.rankedUsers()))
        try await shop.expectRanked()
        try await shop.expectVerified()
        try await shop.close()
    }

    @Test("is right at every step of being cut, filled and cleared, under changes meanwhile")
    func steps() async throws {
        let shop = try await ranked(users: 9_000)
        var cents = 2_000_000
        for round in 0..<2 {
            try shop.spend(users: (1 + round)...7_000, cents: cents)
            cents += 1
            try await foldWatched(shop)
            try shop.application().execute("DELETE FROM orders WHERE total_amount > 1999999 AND id % 70 <> 3")
            try await foldWatched(shop)
        }
        try await shop.close()
    }

    @Test("is not cut where thousands have the same total, and stays right")
    func ties() async throws {
        let shop = try await ranked(users: 0)
        try shop.spend(users: 1...8_000, cents: 500)
        try shop.spend(users: 4_000...4_003, cents: 1)
        try await shop.foldAll()
        #expect(try shop.rankedUsers() >= 8_000)
        try await shop.expectRanked()
        try await shop.expectVerified()
        try await shop.close()
    }

    @Test("ranks those in debt last")
    func debts() async throws {
        let shop = try await ranked(users: 0)
        try shop.spend(users: 1...7_000, cents: -100)
        try shop.spend(users: 6_990...6_995, cents: 90)
        try await shop.foldAll()
        try await shop.expectRanked()
        try shop.spend(users: 1...300, cents: 1)
        try await shop.expectRanked()
        try await shop.foldAll()
        try await shop.expectRanked()
        try await shop.expectVerified()
        try await shop.close()
    }

    @Test("ranks all who have exactly the total it begins at")
    func boundary() async throws {
        let shop = try await LiveShop()
        try shop.register(users: 12_000)
        try shop.spend(users: 1...150, cents: 10_000)
        // The thousandth is one of these.
        try shop.spend(users: 2_000...4_999, cents: 500)
        try shop.spend(users: 5_000...9_000, cents: 1)
        try await shop.build()
        #expect(try shop.rankedUsers() == 3_150)
        // Later ones with the same total come between them, by their ids.
        try shop.spend(users: 9_001...9_100, cents: 500)
        try await shop.foldAll()
        try await shop.expectRanked()
        try await shop.close()
    }

    /// Folds step by step, with a change before each.
    private func foldWatched(_ shop: LiveShop) async throws {
        let application = try shop.application()
        var steps = 0
        while try await !shop.store.foldTotals(TotalsBatch(rows: 50_000, now: shop.clock.now)).isFinished {
            steps += 1
            let id = "(SELECT MAX(id) - \(steps * 37) FROM orders)"
            try application.execute("UPDATE orders SET total_amount = total_amount + 10 WHERE id = \(id)")
            let verdict = try await shop.compare(limits: steps % 10 == 0 ? [10_000] : [1, 10, 250])
            #expect(verdict.difference == nil)
            #expect(verdict.source == .live)
            try #require(steps < 500)
        }
        try await shop.expectRanked()
    }

    /// A shop whose users have as many cents as their number, in totals that are ready.
    private func ranked(users: Int) async throws -> LiveShop {
        let shop = try await LiveShop()
        try shop.register(users: 12_000)
        if users > 0 { try shop.spend(users: 1...users) }
        try await shop.build()
        return shop
    }
}

extension LiveShop {
    fileprivate func register(users: Int) throws {
        try application().execute(
            """
            WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < \(users))
            INSERT INTO users SELECT CAST(printf('%016d', n) AS BLOB), 'user' || n, '' FROM n
            """)
    }

    /// One order each.
    ///
    /// - Parameter cents: nil for as many as the user's number.
    fileprivate func spend(users: ClosedRange<Int>, cents: Int? = nil) throws {
        try application().execute(
            """
            WITH RECURSIVE n (n) AS (
              SELECT \(users.lowerBound) UNION ALL SELECT n + 1 FROM n WHERE n < \(users.upperBound)
            )
            INSERT INTO orders (user_id, total_amount, status, created_at)
            SELECT CAST(printf('%016d', n) AS BLOB), \(cents.map(String.init) ?? "n"), 'completed',
              \(clock.now.milliseconds) FROM n
            """)
    }

    fileprivate func rankedUsers() throws -> Int {
        let rows = try shell(["sqlite3", path, "SELECT COUNT(*) FROM user_spending_30d WHERE is_ranked"])
        return rows.first.flatMap { Int($0) } ?? -1
    }

    /// Requires the report to be right from the first spender to the last, by the ranking and beyond it.
    fileprivate func expectRanked(_ location: SourceLocation = #_sourceLocation) async throws {
        let limits = [1, 10, 199, 999, 1_001, 5_000, 20_000]
        let verdict = try await compare(limits: limits)
        #expect(verdict.difference == nil, sourceLocation: location)
        #expect(verdict.source == .live, "\(verdict.notice ?? "")", sourceLocation: location)
    }
}
