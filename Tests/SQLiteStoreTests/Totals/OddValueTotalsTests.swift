import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Live totals and odd values")
struct OddValueTotalsTests {
    @Test("agree on days that the calendar doesn't have", arguments: -2...8)
    func calendar(days: Int64) async throws {
        var variant = OddValueTotalsTests.variant
        variant.schema.instants = .iso8601
        let (shop, application) = try await open(variant)
        let march = try #require(Instant(iso8601: "2026-04-01T00:00:00Z"))
        shop.clock.set(march.adding(seconds: days * 43_200))
        for (number, date) in ["02-31 24:00:00-14:00", "02-31 12:00:00", "02-30", "02-29T01:00:00Z"]
            .enumerated()
        {
            try application.execute(
                "INSERT INTO orders VALUES (\(number), x'01', \(number + 1), 'completed', '2026-\(date)')")
        }
        try await shop.build()
        try await expectAgreement(shop)
        try await shop.close()
    }

    @Test(
        "answer directly where an amount leaves 64 bits on the way", arguments: [Int64.min, .min + 1, .max])
    func amounts(amount: Int64) async throws {
        let (shop, application) = try await open(OddValueTotalsTests.variant)
        try await shop.build()
        let now = shop.clock.now.milliseconds
        let set = "INSERT OR REPLACE INTO orders VALUES (1, x'01', ?, 'completed', \(now))"
        for amount in [amount, 5, amount] {
            try application.run(ShopStatement(sql: set, values: [.integer(amount)]))
            try await expectAgreement(shop)
            try? await shop.foldAll()
            try await expectAgreement(shop)
        }
        shop.clock.set(shop.clock.now.adding(seconds: 31 * 86_400))
        try await expectAgreement(shop)
        try application.execute("DELETE FROM orders")
        try #require(try await shop.build().state == .done)
        try await expectAgreement(shop)
        #expect(try await shop.compare().source == .live)
        try await shop.close()
    }

    @Test("show every user of an id that several have")
    func duplicates() async throws {
        let (shop, application) = try await open(OddValueTotalsTests.variant)
        try application.execute("INSERT INTO users VALUES (x'01', 'another', ''), (x'02', 'second', '')")
        let buy =
            "INSERT INTO orders SELECT NULL, id, 100, 'completed', \(shop.clock.now.milliseconds) FROM users"
        try application.execute(buy)
        try await shop.build()
        try await expectAgreement(shop)
        try application.execute(buy)
        try await expectAgreement(shop)
        try await shop.close()
    }

    @Test("are not used by a program that knows another table of orders")
    func otherTable() async throws {
        let (shop, application, _) = try await LiveShop.ready()
        try application.execute(
            """
            BEGIN;
            CREATE TABLE new (id TEXT NOT NULL PRIMARY KEY, user_id BLOB, total_amount, status, created_at);
            INSERT INTO new SELECT 'order ' || id, user_id, total_amount, status, created_at FROM orders;
            DROP TABLE orders; ALTER TABLE new RENAME TO orders;
            COMMIT
            """)
        let second = try await shop.openAgain()
        try await shop.expectDirect("ordertop totals enable", second)
        try #require(try await shop.build(second).state == .done)
        try await shop.expectLive(second)
        try await shop.expectDirect("start it again")
        #expect(await code { try await shop.fold(rows: 9) } == .verificationFailed)
        try await second.close()
        try await shop.close()
    }

    private static let variant: ShopVariant = {
        var variant = ShopVariant.demo
        variant.tables = [
            "CREATE TABLE users (id BLOB, username TEXT, email TEXT)",
            "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id BLOB, total_amount INTEGER, status TEXT, created_at)",
        ]
        return variant
    }()

    private func open(_ variant: ShopVariant) async throws -> (LiveShop, PlainConnection) {
        let shop = try await LiveShop(variant)
        let application = try shop.application()
        try application.execute("INSERT INTO users VALUES (x'01', 'user1', '')")
        return (shop, application)
    }

    /// With the direct report, because it is that which reads the values.
    private func expectAgreement(_ shop: LiveShop, _ location: SourceLocation = #_sourceLocation) async throws
    {
        let window = ReportWindow(asOf: shop.clock.now, isBounded: false)
        let auto = try await shop.store.topSpenders(TopSpendersQuery(window: window, limit: 10))
        let direct = try await shop.store.topSpenders(
            TopSpendersQuery(window: window, limit: 10, via: .direct))
        // In no order among users of the same id.
        #expect(
            auto.spenders.map(\.totalSpent) == direct.spenders.map(\.totalSpent), sourceLocation: location)
        #expect(Set(auto.spenders) == Set(direct.spenders), sourceLocation: location)
        #expect(auto.source == .live || auto.notice?.contains("64 bits") == true, sourceLocation: location)
    }
}
