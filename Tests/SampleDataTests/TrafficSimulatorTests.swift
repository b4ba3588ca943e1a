import GRDB
import OrdersCore
import SQLiteStore
import TestSupport
import Testing

@testable import SampleData

@Suite("Traffic")
struct TrafficSimulatorTests {
    @Test("Orders come at the rate that was asked for, views beside them, and pending orders are dealt with")
    func rhythm() async throws {
        let shop = ScriptedShop()
        let report = try await traffic(shop, rate: 10).run(for: .seconds(200))
        #expect((1_800...2_200).contains(report.orders))
        #expect((2.6...3.4).contains(Double(report.views) / Double(report.orders)))
        let done = shop.record
        #expect(done.orders.count == report.orders)
        #expect(done.views.count == report.views)
        #expect(report.statusChanges > 800)
        #expect(Set(done.statuses.values) == ["completed", "cancelled"])
        #expect(done.orders.filter { done.statuses[$0.id] != nil }.allSatisfy { $0.status == "pending" })
        #expect(report.elapsed == .seconds(200))
        #expect(report.leftOut == .zero)
        #expect(done.orders.allSatisfy { $0.total.minorUnits > 0 && $0.createdAt == .closing })
    }

    @Test("The same seed makes the same traffic")
    func deterministic() async throws {
        let first = ScriptedShop()
        let second = ScriptedShop()
        _ = try await traffic(first, rate: 5).run(for: .seconds(30))
        _ = try await traffic(second, rate: 5).run(for: .seconds(30))
        #expect(first.record.orders == second.record.orders)
        #expect(first.record.views == second.record.views)
    }

    @Test("A commit's time is measured from its first attempt; busy attempts are tried again and counted")
    func busy() async throws {
        let clock = LeapingClock()
        let shop = ScriptedShop { call in
            clock.pass(.milliseconds(2))
            if (11...14).contains(call) { throw OrdersError(.busy, "Locked.") }
        }
        let report = try await traffic(shop, rate: 1, clock: clock).run(for: .seconds(60))
        #expect(report.busyRetries == 4)
        #expect(report.max == .milliseconds(5 * 2 + 4 * 5))
        #expect(report.stalled == report.max)
        let median = try #require(report.p50)
        #expect((.microseconds(2_000)...Duration.microseconds(2_130)).contains(median))
    }

    @Test("After a long stall the backlog is left out instead of being poured out at once")
    func backlog() async throws {
        let clock = LeapingClock()
        let shop = ScriptedShop { call in clock.pass(call == 100 ? .seconds(30) : .microseconds(100)) }
        let report = try await traffic(shop, rate: 10, clock: clock).run(for: .seconds(60))
        #expect(report.leftOut > .seconds(28))
        #expect(report.leftOut < .seconds(31))
        #expect((200...420).contains(report.orders))
        #expect(report.max == .seconds(30))
        #expect(try #require(report.p99) < .milliseconds(1))
    }

    @Test("What can't be tried again ends the run with the shop's own words")
    func failure() async throws {
        let shop = ScriptedShop { call in
            if call == 5 { throw OrdersError(.storage, "The disk is full.") }
        }
        let simulator = try traffic(shop, rate: 10)
        let error = try await #require(throws: OrdersError.self) {
            try await simulator.run(for: .seconds(60))
        }
        #expect(error.message == "The disk is full.")
        #expect(simulator.report.commits == 4)
    }

    @Test("Cancelling is a normal end with a report")
    func cancelled() async throws {
        let shop = ScriptedShop { call in
            if call == 20 { withUnsafeCurrentTask { $0?.cancel() } }
        }
        let simulator = try traffic(shop, rate: 10)
        let report = try await Task { try await simulator.run() }.value
        #expect(report.commits == 20)
        #expect(report == simulator.report)
    }

    @Test("A shop without users and a rate out of range are refused in a sentence")
    func refused() async throws {
        let simulator = try traffic(ScriptedShop(users: 0), rate: 1)
        let error = try await #require(throws: OrdersError.self) { try await simulator.run(for: .seconds(1)) }
        #expect(error.code == .notFound)
        for rate in [0, -1, 10_001, .nan, .infinity] {
            #expect(throws: OrdersError.self) { try traffic(ScriptedShop(), rate: rate) }
        }
    }

    @Test("A generated database takes real traffic, keeps 50 views per user, and sees every order")
    func realShop() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            var loader = try SQLiteBulkLoader(path: path, append: false)
            let plan = try ShopPlan(orders: 500, users: 10, products: 100, views: 500, until: .closing)
            try ShopGenerator(plan).generate(into: &loader)
            let shop = try SQLiteShop.open(path: path)
            let latest = try await shop.sampleUserIDs(limit: 400)
            #expect(latest.count == 400)
            #expect(Set(latest).count <= 10, "regulars stand there as often as they ordered")
            #expect(try await shop.sampleProducts(limit: 1_000).count == 100)
            let report = try await traffic(shop, rate: 10).run(for: .seconds(60))
            try await shop.close()
            #expect(report.orders > 400)
            #expect(report.max != nil)
            try read(path) { (db: Database) throws in
                #expect(try count(db, "orders") == 500 + report.orders)
                let most = "SELECT count(*) FROM user_product_views GROUP BY user_id ORDER BY 1 DESC LIMIT 1"
                #expect(try Int.fetchOne(db, sql: most) == 50)
                let placed = "SELECT DISTINCT status FROM orders WHERE id > 500 ORDER BY 1"
                #expect(try String.fetchAll(db, sql: placed) == ["cancelled", "completed", "pending"])
            }
            #expect(try names(in: folder) == ["shop.sqlite"])
        }
    }

    @Test("An older instant doesn't replace a newer view")
    func newestWins() async throws {
        try await withTemporaryFolder { folder in
            let path = folder + "/shop.sqlite"
            var loader = try SQLiteBulkLoader(path: path, append: false)
            let plan = try ShopPlan(orders: 1, users: 1, products: 1, views: 0, until: .closing)
            try ShopGenerator(plan).generate(into: &loader)
            let shop = try SQLiteShop.open(path: path)
            let user = try #require(try await shop.sampleUserIDs(limit: 1).first)
            let product = try #require(try await shop.sampleProducts(limit: 1).first)
            for seconds in [5, 9, 7] as [Int64] {
                let at = Instant.closing.adding(seconds: seconds)
                try await shop.recordView(ProductView(userID: user, productID: product.id, viewedAt: at))
            }
            try await shop.close()
            let kept = try read(path) {
                try Int64.fetchAll($0, sql: "SELECT viewed_at FROM user_product_views")
            }
            #expect(kept == [Instant.closing.adding(seconds: 9).milliseconds])
        }
    }

    @Test("There is no traffic without a shop, and looking for one makes none")
    func missingShop() throws {
        try withTemporaryFolder { folder in
            let error = try #require(throws: OrdersError.self) {
                try SQLiteShop.open(path: folder + "/none.sqlite")
            }
            #expect(error.code == .cannotOpen)
            #expect(try names(in: folder).isEmpty)
        }
    }

    private func traffic(
        _ shop: any ShopConnection, rate: Double, clock: LeapingClock = LeapingClock()
    ) throws -> TrafficSimulator<LeapingClock> {
        try TrafficSimulator(shop: shop, rate: rate, seed: 3, clock: clock, now: { .closing })
    }
}
