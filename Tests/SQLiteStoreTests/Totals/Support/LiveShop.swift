import GRDB
import OrdersCore
import Synchronization
import TestSupport
import Testing

@testable import SQLiteStore

/// A shop with live totals, an application that knows nothing of them, and a clock that the test moves.
final class LiveShop: Sendable {
    let variant: ShopVariant
    let store: SQLiteStore
    let folder: TemporaryFolder
    let clock = ShopClock()
    private let tally: ShopTally

    init(_ variant: ShopVariant = .demo, tally: ShopTally = ShopTally()) async throws {
        self.variant = variant
        self.tally = tally
        folder = try TemporaryFolder()
        let path = folder.path("shop.sqlite")
        try LiveShop.make(path, variant.tables)
        store = try await SQLiteStore.open(path: path, schema: variant.schema, mode: .readWrite)
        try await store.setUp()
        // The tests' crashes are those of processes, not of machines.
        try await store.withWriter { db in try db.execute(sql: "PRAGMA synchronous = OFF") }
    }

    /// The connection is closed when this returns: a store that opens reads the file's header by itself, and with
    /// that the process loses its locks on the file.
    private static func make(_ path: String, _ statements: [String]) throws {
        let connection = try PlainConnection(path, settings: ["PRAGMA journal_mode = WAL"])
        for statement in statements { try connection.execute(statement) }
    }

    var path: String { folder.path("shop.sqlite") }

    func application(settings: [String] = []) throws -> PlainConnection {
        try PlainConnection(path, settings: variant.settings + settings)
    }

    /// A second process.
    func openAgain(
        _ mode: OpeningMode = .readWrite, schema: OrdersSchema? = nil, path: String? = nil
    ) async throws -> SQLiteStore {
        try await SQLiteStore.open(path: path ?? self.path, schema: schema ?? variant.schema, mode: mode)
    }

    /// Runs statements of the application.
    func run(_ statements: [ShopStatement], on connection: PlainConnection) throws {
        for statement in statements {
            let rows = try connection.run(statement)
            if !statement.isTransactionControl { tally.operate(rows: rows ?? 0) }
        }
    }

    @discardableResult
    func build(_ store: SQLiteStore? = nil) async throws -> JobRecord {
        let store = store ?? self.store
        let clock = clock
        let host = JobHost(
            owner: LeaseOwner(host: "test", processID: 1, token: "t"), now: { clock.now },
            isDead: { _ in true })
        return try await JobRunner(journal: store, host: host, clock: LeapingClock())
            .start(TotalsBuildJob(rows: nil, totals: store))
    }

    func fold(rows: Int) async throws {
        _ = try await store.foldTotals(TotalsBatch(rows: rows, now: clock.now))
    }

    /// Folds until nothing is left.
    func foldAll() async throws {
        var steps = 0
        while try await !store.foldTotals(TotalsBatch(rows: 1_000, now: clock.now)).isFinished {
            steps += 1
            try #require(steps < 10_000, "the folds come to no end")
        }
    }

    /// Compares the report with the plain SQL's answer for every user, in one snapshot.
    @discardableResult
    func compare(_ store: SQLiteStore? = nil, limits: [Int] = [10_000]) async throws -> ShopVerdict {
        let (judge, clock) = (ShopJudge(variant: variant), clock)
        let verdict = try await (store ?? self.store).readTotals { db, reader in
            try judge.judge(db, reader, at: clock.now, limits: limits)
        }
        tally.compare(verdict)
        return verdict
    }

    /// Requires the live totals to answer, and to be right.
    func expectLive(_ store: SQLiteStore? = nil, _ location: SourceLocation = #_sourceLocation) async throws {
        let verdict = try await compare(store, limits: [10_000, 3])
        #expect(verdict.difference == nil, sourceLocation: location)
        #expect(verdict.source == .live, "\(verdict.notice ?? "")", sourceLocation: location)
    }

    /// Requires the direct report to answer, with words that contain these.
    func expectDirect(
        _ words: String, _ store: SQLiteStore? = nil, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let verdict = try await compare(store)
        #expect(verdict.difference == nil, sourceLocation: location)
        #expect(verdict.source == .direct, sourceLocation: location)
        #expect(verdict.notice?.contains(words) == true, "\(verdict.notice ?? "")", sourceLocation: location)
    }

    func expectVerified(
        _ store: SQLiteStore? = nil, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let verification = try await (store ?? self.store).verifyTotals(at: clock.now)
        #expect(verification.isExact, "\(verification.summary)", sourceLocation: location)
    }

    func condition(_ store: SQLiteStore? = nil) async throws -> TotalsStatus.Condition {
        try await (store ?? self.store).totalsStatus(at: clock.now).condition
    }

    func close() async throws {
        try await store.close()
        try folder.remove()
    }
}
