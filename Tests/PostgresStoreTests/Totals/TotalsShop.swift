import OrdersCore
import PostgresTestSupport
import Synchronization
import TestSupport
import Testing

@testable import PostgresStore
@testable import PostgresTestSupport

/// A database with live totals, a clock, and what compares them with the orders.
final class TotalsShop: Sendable {
    let store: PostgresStore
    let database: PostgresDatabase
    private let schema: OrdersSchema
    private let clock = Mutex(Shop.now)
    private let compared = Atomic(0)

    var now: Instant { clock.withLock { $0 } }
    /// How often live totals were compared with the direct report.
    var comparisons: Int { compared.load(ordering: .relaxed) }

    init(users: Int = 20, orders: [Order] = []) async throws {
        let subject = try await PostgresStoreUnderTest(Shop(users: Shop.users(users), orders: orders))
        (store, database, schema) = (subject.postgres, subject.database, PostgresStore.standardSchema)
    }

    /// Tables of another form.
    init(_ variant: TotalsVariant) async throws {
        database = try await PostgresDatabase()
        for statement in variant.tables { try await database.execute(statement) }
        schema = variant.schema
        store = try await PostgresStore.open(
            try ServerAddress(database.address), schema: variant.schema, mode: .readWrite)
        try await store.setUp()
    }

    /// Makes a shop with live totals for the body, and removes it.
    static func with(
        users: Int = 20, orders: [Order] = [], _ body: (TotalsShop) async throws -> Void
    ) async throws {
        let shop = try await TotalsShop(users: users, orders: orders)
        try await shop.thenRemove {
            try await shop.build()
            try await body(shop)
        }
    }

    func thenRemove(_ body: () async throws -> Void) async throws {
        do { try await body() } catch {
            try? await remove()
            throw error
        }
        try await remove()
    }

    func openAgain() async throws -> PostgresStore {
        try await PostgresStore.open(
            try ServerAddress(database.address), schema: schema, mode: .readWriteIfSetUp)
    }

    func remove() async throws {
        try await store.close()
        try await database.remove()
    }

    func pass(milliseconds: Int64) { clock.withLock { $0 = $0.adding(milliseconds: milliseconds) } }

    func build() async throws {
        let owner = LeaseOwner(host: "test", processID: 1, token: "totals")
        let runner = JobRunner(
            journal: store, host: JobHost(owner: owner, now: { self.now }, isDead: { _ in true }),
            clock: LeapingClock())
        let record = try await runner.start(TotalsBuildJob(rows: nil, totals: store, clock: LeapingClock()))
        try #require(record.state == .done, "\(record)")
    }

    @discardableResult
    func fold(rows: Int = 100) async throws -> TotalsBatchOutcome {
        try await store.foldTotals(TotalsBatch(rows: rows, now: now))
    }

    func foldAll() async throws {
        while try await !fold().isFinished {}
    }

    var condition: TotalsStatus.Condition {
        get async throws { try await store.totalsStatus(at: now).condition }
    }

    func report(
        _ source: ReportSourceChoice, by other: PostgresStore? = nil, limit: Int = 10_000
    ) async throws -> TopSpendersReport {
        let window = ReportWindow(asOf: now, isBounded: false)
        return try await (other ?? store).topSpenders(
            TopSpendersQuery(window: window, limit: limit, via: source))
    }

    /// Compares the live report with the direct one in one snapshot.
    ///
    /// - Returns: whether the live totals answered.
    @discardableResult
    func compare(limit: Int = 10_000, _ location: SourceLocation = #_sourceLocation) async throws -> Bool {
        let reader = store.totalsReader
        let query = TopSpendersQuery(
            window: ReportWindow(asOf: now, isBounded: false), limit: limit)
        let (live, direct) = try await store.read { db, sql in
            let answer = try SourcedReport(reader: reader, query: query).answerUnlessGone(db)
            guard let live = answer.spenders else { return ([Spender]?.none, [Spender]()) }
            return (live, try DirectReport(sql: sql, query: query).spenders(db))
        }
        guard let live else { return false }
        compared.add(1, ordering: .relaxed)
        #expect(live == direct, sourceLocation: location)
        return true
    }

    /// Requires the live totals to answer, and rightly.
    func expectLive(_ location: SourceLocation = #_sourceLocation) async throws {
        for limit in [1, 3, 10_000] {
            let isLive = try await compare(limit: limit, location)
            #expect(isLive, sourceLocation: location)
        }
    }

    /// Requires the direct report to answer, with a notice that says what to do.
    func expectDirect(
        _ notice: String, by other: PostgresStore? = nil, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let report = try await report(.auto, by: other)
        #expect(report.source == .direct, sourceLocation: location)
        #expect(report.notice?.contains(notice) == true, "\(report.notice ?? "")", sourceLocation: location)
    }

    func expectVerified(_ location: SourceLocation = #_sourceLocation) async throws {
        let verification = try await store.verifyTotals(at: now)
        #expect(verification.isExact, "\(verification.summary)", sourceLocation: location)
    }
}

extension SourcedReport.Answer {
    fileprivate var spenders: [Spender]? {
        if case .report(let report) = self { report.spenders } else { nil }
    }
}
