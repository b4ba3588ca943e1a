import Foundation
import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

/// A server that hangs, restarts or throws sessions out.
@Suite("A server in trouble", .timeLimit(.minutes(5)))
struct SilentServerTests {
    private let shop = Shop(users: Shop.users(1), orders: [Shop.order(1)])
    private let query = TopSpendersQuery(window: ReportWindow(asOf: Shop.now, isBounded: true), via: .direct)

    @Test("that hangs holds nobody up: a cancelled read ends at once, and so does closing")
    func hangs() async throws {
        let server = try PostgresServer()
        defer { server.remove() }
        let subject = try await PostgresStoreUnderTest(shop, on: server)
        let store = subject.postgres
        _ = try await store.topSpenders(query)
        try server.pause()
        let reading = Task { try await store.topSpenders(query) }
        // Let it reach the server.
        try await Task.sleep(for: .milliseconds(200))
        let took = await ContinuousClock().measure {
            reading.cancel()
            await #expect(throws: CancellationError.self) { try await reading.value }
        }
        #expect(took < .seconds(3))
        let other = Task { try await store.changeToken() }
        try await Task.sleep(for: .milliseconds(50))
        #expect(try await ContinuousClock().measure { try await store.close() } < .seconds(3))
        await #expect(throws: (any Error).self) { try await other.value }
        try server.goOn()
    }

    @Test("that was restarted is asked again as if nothing had been")
    func restarts() async throws {
        let server = try PostgresServer()
        defer { server.remove() }
        let subject = try await PostgresStoreUnderTest(shop, on: server)
        let before = try await subject.store.topSpenders(query)
        try server.control("-m fast -l \(server.folder)/server.log restart")
        #expect(try await subject.store.topSpenders(query).spenders == before.spenders)
        try await subject.store.record(Shop.view(user: 1, product: 1), keeping: .standard)
        try await subject.remove()
    }

    @Test("that is down is named in one sentence, and found again when it is up")
    func down() async throws {
        let server = try PostgresServer()
        defer { server.remove() }
        let subject = try await PostgresStoreUnderTest(shop, on: server)
        try server.control("-m immediate stop")
        let error = await #expect(throws: OrdersError.self) { try await subject.store.changeToken() }
        #expect(error?.code == .unreachable)
        #expect(error?.message.contains("can't be reached") == true)
        try server.control("-l \(server.folder)/server.log start")
        _ = try await subject.store.changeToken()
        try await subject.remove()
    }

    @Test(
        "that falls in the middle of a run and comes up again is waited for, and the run ends with every order moved once"
    )
    func run() async throws {
        let server = try PostgresServer()
        defer { server.remove() }
        let old = (1...6_000).map { Shop.order($0, at: Shop.now.adding(seconds: -90_000_000 + $0)) }
        let subject = try await PostgresStoreUnderTest(Shop(users: Shop.users(1), orders: old), on: server)
        let store = subject.postgres
        let job = MoveJob(
            selection: ArchiveSelection(direction: .archive, until: nil), into: nil, rows: 6_000,
            maxWriterStall: .milliseconds(1), archive: store)
        let owner = LeaseOwner(host: "here", processID: 1, token: "a")
        let runner = JobRunner(
            journal: store, host: JobHost(owner: owner, now: { Shop.now }, isDead: { _ in false }))
        let (moving, hasMoved) = AsyncStream<Int64>.makeStream()
        async let record = runner.start(job) { hasMoved.yield($0.rowsDone) }
        for await rows in moving where rows > 0 { break }
        try server.control("-m immediate stop")
        try server.control("-l \(server.folder)/server.log start")
        #expect(try await record.state == .done)
        #expect(try await subject.orders(in: .archive).count == 6_000)
        #expect(try await subject.orders(in: .main).isEmpty)
        #expect(try await store.verifyArchive().differences.isEmpty)
        try await subject.remove()
    }

    @Test("that ends a session in the middle of a report is asked again on another")
    func ended() async throws {
        let subject = try await PostgresStoreUnderTest(shop)
        let store = subject.postgres
        let backend = try await store.read { db, _ in db.backend }
        try await subject.database.execute("SELECT pg_terminate_backend(\(backend))")
        _ = try await store.topSpenders(query)
        try await subject.remove()
    }

    @Test("is told to stop when a query is cancelled, and the session serves on")
    func cancels() async throws {
        let subject = try await PostgresStoreUnderTest(shop)
        let store = subject.postgres
        let sleeping = Task {
            try await store.read { db, _ in _ = try Query("SELECT pg_sleep(600)::text").rows(db) }
        }
        let isSleeping = """
            SELECT count(*) FROM pg_stat_activity
            WHERE datname = current_database() AND query LIKE '%pg_sleep(600)%' AND state = 'active' AND pid <> pg_backend_pid()
            """
        while try await subject.database.number(isSleeping) == 0 {}
        sleeping.cancel()
        await #expect(throws: CancellationError.self) { try await sleeping.value }
        while try await subject.database.number(isSleeping) > 0 {}
        _ = try await store.topSpenders(query)
        try await subject.remove()
    }
}
