import OrdersCore
import PostgresTestSupport
import Synchronization
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Index builds on PostgreSQL", .timeLimit(.minutes(5)))
struct BuildTests {
    @Test("tell how far they are, never go back, and take about as much room as was said beforehand")
    func progress() async throws {
        try await IndexShop.with(IndexShop.fill(300_000)) { subject in
            let store = subject.postgres
            let definition = try #require(store.proposedIndexes.first)
            let preview = try await store.previewBuild(of: definition)
            #expect(preview.predictedWriterWait == nil)
            let seen = Mutex<[IndexBuildProgress]>([])
            try await store.buildIndex(definition) { progress in seen.withLock { $0.append(progress) } }
            let fractions = seen.withLock { $0.map(\.fraction) }
            #expect(!fractions.isEmpty && fractions == fractions.sorted(), "\(fractions)")
            let bytes = Double(try #require(try await store.indexSizes()[definition.name]))
            let ratio = Double(try #require(preview.predictedBytes)) / bytes
            #expect(ratio > 0.8 && ratio < 1.25)
        }
    }

    @Test("let writers go on, wait for a transaction that is open, and say for whose")
    func waiting() async throws {
        try await IndexShop.with { subject in
            let store = subject.postgres
            let definition = try #require(store.proposedIndexes.first)
            let slow = try await OpenTransaction(
                "UPDATE orders SET status = status WHERE id = 1", in: subject.database)
            let (build, words) = await Self.start(definition, on: store)
            let who = "the transaction of process \(slow.backend) (\(OpenTransaction.program)), open for "
            #expect(words?.hasPrefix(who) == true, "\(words ?? "")")
            try await subject.put([Shop.order(7)], in: .main)
            slow.end()
            try await build.value
            #expect(try await store.index(definition.name)?.isUsable == true)
        }
    }

    @Test("that are cancelled leave nothing")
    func cancelled() async throws {
        try await IndexShop.with { subject in
            let store = subject.postgres
            let definition = try #require(store.proposedIndexes.first)
            let held = try await OpenTransaction(
                "LOCK TABLE orders IN ROW EXCLUSIVE MODE", in: subject.database)
            let (build, words) = await Self.start(definition, on: store)
            #expect(words != nil)
            #expect(try await store.index(definition.name)?.isUsable == false)
            build.cancel()
            let building =
                "SELECT COUNT(*) FROM pg_stat_progress_create_index WHERE datname = current_database()"
            while try await subject.database.number(building) > 0 {
                try await Task.sleep(for: .milliseconds(20))
            }
            held.end()
            await #expect(throws: CancellationError.self) { try await build.value }
            #expect(try await store.index(definition.name) == nil)
            try await store.buildIndex(definition)
        }
    }

    @Test("that were cancelled at any moment leave a whole index or none")
    func anyMoment() async throws {
        try await IndexShop.with(IndexShop.fill(100_000)) { subject in
            let store = subject.postgres
            let definition = try #require(store.proposedIndexes.first)
            let whole = try await ContinuousClock().measure { try await store.buildIndex(definition) }
            try await store.dropIndex(named: definition.name)
            for part in 1...8 {
                let build = Task { try await store.buildIndex(definition) }
                try await Task.sleep(for: whole * part / 9)
                build.cancel()
                let result = await build.result
                let left = try await store.index(definition.name)
                switch result {
                case .success:
                    #expect(left?.isUsable == true)
                    try await store.dropIndex(named: definition.name)
                case .failure(let error):
                    #expect(error is CancellationError, "\(error)")
                    #expect(left == nil)
                }
            }
        }
    }

    @Test("find what a killed build left, remove it and build anew, if it was the same index")
    func leftover() async throws {
        try await IndexShop.with { subject in
            let store = subject.postgres
            let definition = try #require(store.proposedIndexes.first)
            try await Self.leave(definition.statement, in: subject)
            let left = try await store.indexes()
            #expect(left.first { $0.name == definition.name }?.isUsable == false)
            #expect(IndexFindings(left)[definition.name].map(\.kind) == [.unusable])
            try await store.buildIndex(definition)
            #expect(try await store.index(definition.name)?.isUsable == true)
            #expect(await code { try await store.buildIndex(definition) } == .invalidInput)

            try await Self.leave("CREATE INDEX CONCURRENTLY other ON orders (total_amount)", in: subject)
            let other = try await store.definition(named: "other", typed: "status")
            #expect(await code { try await store.buildIndex(other) } == .invalidInput)
            try await store.dropIndex(named: "other")
            try await store.buildIndex(other)
        }
    }

    @Test("refuse a name that anything else has, and tables that aren't there or are partitioned")
    func refused() async throws {
        let sql = """
            CREATE TABLE orders_report (x int);
            ALTER TABLE products RENAME TO old;
            CREATE TABLE products (LIKE old) PARTITION BY HASH (id)
            """
        try await IndexShop.with(sql) { subject in
            let store = subject.postgres
            let definition = try #require(store.proposedIndexes.first)
            #expect(await code { try await store.buildIndex(definition) } == .invalidInput)
            let parts = IndexDefinition(name: "parts", on: "products", body: "(name)", purpose: "")
            #expect(await code { try await store.buildIndex(parts) } == .unsupported)
            let nowhere = IndexDefinition(name: "nowhere", on: "nothing", body: "(name)", purpose: "")
            #expect(await code { try await store.buildIndex(nowhere) } == .notFound)
        }
    }

    @Test("can be of what a person typed, if that is one index on the orders and nothing else")
    func typed() async throws {
        try await IndexShop.with { subject in
            let store = subject.postgres
            let typed = [
                "status, created_at DESC", "(created_at DESC, status) WHERE status = 'pending'",
                "(status) INCLUDE (total_amount)", "(lower(status)), status", "USING brin (created_at)",
            ]
            for (number, text) in typed.enumerated() {
                let definition = try await store.definition(named: "mine \(number)", typed: text)
                try await store.buildIndex(definition)
            }
            let built = try #require(try await store.index("mine 1"))
            #expect(built.keys.map(\.text) == ["created_at DESC", "status"])
            #expect(built.isPartial)
            #expect(try await store.index("mine 2")?.included == ["total_amount"])
            let wrong = [
                "", " \n", "nothing", "status); DROP TABLE orders; --", "status; DROP TABLE orders",
                ":status",
                "status) WHERE (SELECT true", "random()", "'a\0b'",
            ]
            for text in wrong {
                let error = await #expect(throws: OrdersError.self) {
                    try await store.definition(named: "other", typed: text)
                }
                #expect(error?.code == .invalidInput, "\(text): \(error?.message ?? "")")
            }
            #expect(try await subject.database.number("SELECT COUNT(*) FROM orders") == 2)
            let long = String(repeating: "x", count: 64)
            #expect(
                await code { _ = try await store.definition(named: long, typed: "status") } == .invalidInput)
        }
    }

    @Test("an index that a constraint or another table's key needs isn't dropped")
    func constraint() async throws {
        let sql = """
            CREATE UNIQUE INDEX named ON users (username);
            CREATE TABLE badges (username text REFERENCES users (username))
            """
        try await IndexShop.with(sql) { subject in
            for name in ["orders_pkey", "named"] {
                #expect(await code { try await subject.postgres.dropIndex(named: name) } == .unsupported)
                #expect(
                    await code { _ = try await subject.postgres.previewDrop(ofIndex: name, at: Shop.now) }
                        == .unsupported)
            }
            let named = try await subject.postgres.index("named")
            #expect(named?.isConstraint == true)
        }
    }

    /// Starts a build and waits until it waits for somebody.
    private static func start(
        _ definition: IndexDefinition, on store: PostgresStore
    ) async -> (build: Task<Void, any Error>, waitsFor: String?) {
        let said = AsyncStream<String>.makeStream()
        let build = Task {
            defer { said.continuation.finish() }
            try await store.buildIndex(definition) { progress in
                if let words = progress.waitingFor { said.continuation.yield(words) }
            }
        }
        for await words in said.stream { return (build, words) }
        return (build, nil)
    }

    /// Kills the session of a build while it waits for another one.
    private static func leave(_ statement: String, in subject: PostgresStoreUnderTest) async throws {
        let held = try await OpenTransaction("LOCK TABLE orders IN ROW EXCLUSIVE MODE", in: subject.database)
        let pool = ConnectionPool(try ServerAddress(subject.database.address), most: 1, settings: "")
        let build = Task { try await pool.with { db in try db.execute(statement) } }
        let kill = """
            SELECT COUNT(pg_terminate_backend(pid)) FROM pg_stat_progress_create_index
            WHERE datname = current_database() AND phase = 'waiting for writers before build'
            """
        // Polled, because the server tells nobody when a build begins to wait.
        while try await subject.database.number(kill) == 0 { try await Task.sleep(for: .milliseconds(20)) }
        _ = await build.result
        pool.close()
        held.end()
    }
}
