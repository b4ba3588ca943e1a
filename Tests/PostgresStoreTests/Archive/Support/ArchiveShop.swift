import Foundation
import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

/// A shop on a server whose orders have items and notes. Every second order is old enough for the archive.
///
/// Its application keeps a diary: whatever it does to a row, it does in the same transaction to a copy that ordertop knows
/// nothing of. Main and archive together must hold what the diary says.
struct ArchiveShop: Sendable {
    let database: PostgresDatabase
    let store: PostgresStore
    /// Where the archive is, if it has a database of its own.
    let archive: PostgresDatabase?
    let orders: Int

    /// Where the archive is kept.
    enum Place: Sendable {
        case beside, elsewhere
        case on(PostgresServer)
    }

    static let cutoff = ArchivePolicy().cutoff(at: Shop.now)
    static let old = ArchiveSelection(direction: .archive, until: cutoff)
    static let back = ArchiveSelection(direction: .restore, until: nil)

    static let schema: OrdersSchema = {
        var schema = PostgresStore.standardSchema
        schema.children = OrdersSchema.withChildren.children
        return schema
    }()

    /// - Parameter schema: nil for the one with children.
    init(
        orders: Int = 40, schema: OrdersSchema? = nil, on server: PostgresServer? = nil,
        archive place: Place = .beside
    ) async throws {
        self.orders = orders
        database = try await PostgresDatabase(on: server)
        for statement in DemoSchema.tables + DemoSchema.indexes { try await database.execute(statement.sql) }
        try await database.execute(ArchiveShop.children)
        try await database.execute(ArchiveShop.rows(orders))
        store = try await PostgresStore.open(
            try ServerAddress(database.address), schema: schema ?? ArchiveShop.schema, mode: .readWrite)
        try await store.setUp()
        switch place {
        case .beside: archive = nil
        case .elsewhere: archive = try await PostgresDatabase(beside: database)
        case .on(let other): archive = try await PostgresDatabase(beside: database, on: other)
        }
        if let archive { try await store.keepArchive(in: archive.place) }
    }

    func remove() async throws {
        try await store.close()
        try await archive?.remove()
        try await database.remove()
    }

    /// Opens the shop as another process would.
    func open() async throws -> PostgresStore {
        try await PostgresStore.open(
            try ServerAddress(database.address), schema: store.schema, mode: .readWrite)
    }

    /// Makes a shop for the body, and removes it whatever happens.
    static func with(
        orders: Int = 40, schema: OrdersSchema? = nil, archive place: Place = .beside,
        _ body: (ArchiveShop) async throws -> Void
    ) async throws {
        let shop = try await ArchiveShop(orders: orders, schema: schema, archive: place)
        do {
            try await body(shop)
        } catch {
            try? await shop.remove()
            throw error
        }
        try await shop.remove()
    }

    private static let children = """
        CREATE TABLE order_items (
          order_id bigint NOT NULL REFERENCES orders (id), line int NOT NULL, price numeric(12,2),
          PRIMARY KEY (order_id, line));
        CREATE TABLE order_notes (
          id bigint PRIMARY KEY, order_id bigint REFERENCES orders (id) ON DELETE CASCADE, note text);
        CREATE INDEX ON order_notes (order_id);
        CREATE TABLE diary (LIKE orders);
        CREATE TABLE items_diary (LIKE order_items);
        CREATE TABLE notes_diary (LIKE order_notes);
        """

    private static func rows(_ orders: Int) -> String {
        """
        INSERT INTO users SELECT ('00000000-0000-4000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'user' || n,
          'user' || n || '@example.org' FROM generate_series(1, 5) n;
        INSERT INTO orders SELECT n, ('00000000-0000-4000-8000-' || lpad(to_hex(n % 5 + 1), 12, '0'))::uuid, n * 1.01,
          (ARRAY['completed', 'pending', E'a\\x1fb'])[n % 3 + 1],
          '\(Shop.now.iso8601)'::timestamptz - CASE WHEN n % 2 = 0 THEN interval '800 days' ELSE interval '10 days' END
            - n * interval '1 hour' FROM generate_series(1, \(orders)) n;
        INSERT INTO order_items SELECT n, line, n + line FROM generate_series(1, \(orders)) n, generate_series(1, 2) line;
        INSERT INTO order_notes SELECT n, n, 'note ' || n FROM generate_series(1, \(orders), 3) n;
        INSERT INTO diary TABLE orders; INSERT INTO items_diary TABLE order_items; INSERT INTO notes_diary TABLE order_notes;
        ANALYZE
        """
    }
}

extension ArchiveShop {
    static func job(
        _ selection: ArchiveSelection, _ store: any OrdersStore, batch: Int = 5
    ) -> MoveJob {
        MoveJob(
            selection: selection, rows: nil, maxWriterStall: .milliseconds(100), batchRange: batch...batch,
            archive: store)
    }

    static func runner(_ store: any OrdersStore, token: String = "t") -> JobRunner {
        let owner = LeaseOwner(host: "here", processID: 1, token: token)
        return JobRunner(
            journal: store, host: JobHost(owner: owner, now: { Shop.now }, isDead: { $0 != owner }))
    }

    /// Enters a job for batches that the test moves itself.
    func enter(_ kind: JobKind) async throws -> (job: JobRecord, checkpoint: JobCheckpoint) {
        let lease = JobLease(
            owner: LeaseOwner(host: "here", processID: 1, token: "t"), until: Shop.now.adding(seconds: 60))
        let job = try await store.create(
            JobDraft(kind: kind, title: "", parameters: [:], rowsTotal: nil), lease: lease, at: Shop.now)
        return (
            job,
            JobCheckpoint(jobID: job.id, lease: lease, position: "i:0", meter: JobMeter(), at: Shop.now)
        )
    }

    /// Moves a selection by a job, as a command does.
    @discardableResult
    func run(
        _ selection: ArchiveSelection, until state: JobState = .done, batch: Int = 5,
        _ location: SourceLocation = #_sourceLocation
    ) async throws -> JobRecord {
        let record = try await ArchiveShop.runner(store)
            .start(ArchiveShop.job(selection, store, batch: batch))
        #expect(record.state == state, "\(record.message ?? "")", sourceLocation: location)
        return record
    }

    /// Requires that main and archive hold what the diary says, once, that no child is where its order isn't, that order
    /// history shows it, and that the archive is as the ledger says.
    func expectNothingLost(
        after what: String, by store: PostgresStore? = nil, isArchiveEdited: Bool = false,
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let store = store ?? self.store
        // A batch under way is finished by somebody: until then its copies are nobody's.
        let hidden = try await ordersUnderWay()
        for table in ArchiveShop.tables {
            let found = try await rows(of: table, except: hidden)
            let wanted = try await texts("SELECT ROW(\(table.columns))::text FROM \(table.diary)", database)
            #expect(
                found.sorted() == wanted.sorted(), "\(what): \(table.main)", sourceLocation: location)
        }
        let history = try await store.orders(OrderHistoryQuery(route: .all, limit: 1_000_000)).rows.map(
            \.order.id)
        let diary = try await database.number("SELECT COUNT(*) FROM diary")
        #expect(history.count == diary, "\(what)", sourceLocation: location)
        #expect(Set(history).count == diary, "\(what)", sourceLocation: location)
        let differences = try await store.verifyArchive().differences
        #expect(differences.isEmpty != isArchiveEdited, "\(what): \(differences)", sourceLocation: location)
    }

    private struct Table {
        let main, archive, diary, columns, order: String
    }

    private static let tables = [
        Table(
            main: "orders", archive: "orders_archive", diary: "diary",
            columns: "id, user_id, total_amount, status, created_at", order: "id"),
        Table(
            main: "order_items", archive: "order_items_archive", diary: "items_diary",
            columns: "order_id, line, price", order: "order_id"),
        Table(
            main: "order_notes", archive: "old_notes", diary: "notes_diary", columns: "id, order_id, note",
            order: "order_id"),
    ]

    private func texts(_ sql: String, _ database: PostgresDatabase) async throws -> [String] {
        try await database.rows(sql).compactMap { $0[0] }
    }

    private func ordersUnderWay() async throws -> String {
        let ids = try await texts("SELECT id::text FROM ordertop_batch_keys", database)
        return (["0"] + ids).joined(separator: ", ")
    }

    /// Of both places; what has no order where it is can't be told from what is right, so it is said twice.
    private func rows(of table: Table, except hidden: String) async throws -> [String] {
        let main = try await texts("SELECT ROW(\(table.columns))::text FROM \(table.main)", database)
        let archive = try await texts(
            "SELECT ROW(\(table.columns))::text FROM \(table.archive) WHERE \(table.order) NOT IN (\(hidden))",
            self.archive ?? database)
        let strays = try await texts(
            """
            SELECT ROW(\(table.columns))::text FROM \(table.archive) r WHERE \(table.order) NOT IN (\(hidden))
              AND NOT EXISTS (SELECT 1 FROM orders_archive o WHERE o.id = r.\(table.order))
            """, self.archive ?? database)
        return main + archive + strays
    }

    /// Lets go of sessions that ended with a server.
    func reconnect() async {
        for _ in 1...20 { _ = try? await database.number("SELECT 1") }
        for _ in 1...20 { _ = try? await archive?.number("SELECT 1") }
        for _ in 1...20 { _ = try? await store.flaggedRows() }
    }

    func count(_ table: String) async throws -> Int64 {
        try await database.number("SELECT COUNT(*) FROM \(table)")
    }
}
