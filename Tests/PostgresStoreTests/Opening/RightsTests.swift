import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

/// A role that may do less than the owner.
@Suite("A role that may only read")
struct RightsTests {
    private let shop = Shop(
        users: Shop.users(1), products: Shop.products(1), orders: [Shop.order(1)],
        views: [Shop.view(user: 1, product: 1)])

    private func withReader(_ body: (PostgresStore, PostgresStoreUnderTest) async throws -> Void) async throws
    {
        let subject = try await PostgresStoreUnderTest(shop)
        let role = "reader_\(subject.database.name)"
        try await subject.database.execute(
            "CREATE ROLE \(role) LOGIN; GRANT SELECT ON ALL TABLES IN SCHEMA public TO \(role)")
        let store = try await PostgresStore.open(
            try ServerAddress(subject.database.address(as: role)), mode: .readWriteIfSetUp)
        try await body(store, subject)
        try await store.close()
        try await subject.database.execute("DROP OWNED BY \(role); DROP ROLE \(role)")
        try await subject.remove()
    }

    @Test("reads everything that can be read")
    func reads() async throws {
        try await withReader { store, _ in
            let query = TopSpendersQuery(window: ReportWindow(asOf: Shop.now, isBounded: true))
            #expect(try await store.topSpenders(query).spenders.count == 1)
            #expect(try await store.recentViews(of: Shop.id(1), limit: 9).count == 1)
            #expect(try await store.orders(OrderHistoryQuery(route: .all)).rows.count == 1)
            #expect(try await store.users(matching: "user1", limit: 9).count == 1)
            #expect(try await store.jobs(includingFinished: true).isEmpty)
            #expect(try await store.overview().orders == 1)
            _ = try await store.findings(at: Shop.now)
            #expect(try await store.setupStatements().isEmpty)
        }
    }

    @Test("is told which right is missing, and nothing is changed")
    func refused() async throws {
        try await withReader { store, subject in
            let reason = try #require(store.availability(of: .runJobs).reason)
            #expect(reason.contains("may not write orders: ask their owner for INSERT, UPDATE and DELETE"))
            let recorded = await #expect(throws: OrdersError.self) {
                try await store.record(
                    Shop.view(user: 1, product: 1, at: Shop.now.adding(seconds: 9)), keeping: .standard)
            }
            #expect(recorded?.code == .readOnly)
            #expect(try await subject.views(of: Shop.id(1)).first?.viewedAt == Shop.now)
        }
    }

    @Test("is refused with a sentence when it asks to write from the start")
    func readWrite() async throws {
        let subject = try await PostgresStoreUnderTest(shop)
        let role = "reader_\(subject.database.name)"
        try await subject.database.execute(
            "CREATE ROLE \(role) LOGIN; GRANT SELECT ON orders, users TO \(role)")
        let error = await #expect(throws: OrdersError.self) {
            _ = try await PostgresStore.open(
                try ServerAddress(subject.database.address(as: role)), mode: .readWrite)
        }
        #expect(error?.code == .readOnly)
        try await subject.database.execute("REVOKE ALL ON orders FROM \(role)")
        let blind = await #expect(throws: OrdersError.self) {
            _ = try await PostgresStore.open(try ServerAddress(subject.database.address(as: role)))
        }
        #expect(
            blind?.message.contains("permission denied for table orders") == true, "\(blind?.message ?? "")")
        try await subject.database.execute("DROP OWNED BY \(role); DROP ROLE \(role)")
        try await subject.remove()
    }
}
