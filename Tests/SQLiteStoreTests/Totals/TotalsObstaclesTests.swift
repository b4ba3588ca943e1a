import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Where live totals can't be kept")
struct TotalsObstaclesTests {
    @Test(
        "the reason is said",
        arguments: [
            ("CREATE TABLE orders (id INTEGER, \(rest))", "no unique key on id"),
            ("CREATE TABLE orders (id TEXT PRIMARY KEY, \(rest))", "declare id NOT NULL"),
            (
                "CREATE TABLE orders (id TEXT NOT NULL COLLATE NOCASE PRIMARY KEY, \(rest))",
                "id is compared by"
            ),
            (
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id BLOB COLLATE RTRIM, total_amount, status, "
                    + "created_at)", "user_id is compared by"
            ),
            (
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER, total_amount, status, created_at)",
                "of another type"
            ),
            (
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, \(rest));"
                    + "CREATE UNIQUE INDEX lower_status ON orders (lower(status))",
                "\"lower_status\" is on an expression"
            ),
            (
                "CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id BLOB, total_amount, status, created_at TEXT)",
                "keeps numbers as text"
            ),
            (
                "PRAGMA encoding = 'UTF-16'; CREATE TABLE orders (id INTEGER PRIMARY KEY, \(rest))",
                "as UTF-16le"
            ),
        ])
    func said(table: String, words: String) async throws {
        let reason = try await reason(tables: table)
        #expect(reason?.contains(words) == true, "\(reason ?? "available")")
    }

    @Test(
        "because something else than the order decides, that is said",
        arguments: [
            ("(SELECT SUM(price) FROM lines WHERE lines.order_id = orders.id)", "over other rows"),
            ("(SELECT COUNT(*) FROM orders AS o WHERE o.user_id = orders.user_id)", "over other rows"),
            ("CASE WHEN created_at > unixepoch('now') THEN 1 END", "over the time of day"),
            ("total_amount * (CURRENT_TIMESTAMP > '2026')", "over chance or the time of day"),
            ("total_amount + random() % 2", "over chance or the time of day"),
        ])
    func expressions(expression: String, words: String) async throws {
        var schema = OrdersSchema.standard
        schema.orders.total = .expression(expression)
        let reason = try await reason(schema)
        #expect(reason?.contains(words) == true, "\(reason ?? "available")")
    }

    @Test(
        "expressions over an order alone are no obstacle",
        arguments: [
            "total_amount * 2", "(SELECT total_amount)",
            "CASE WHEN status IN ('a', 'b', 'c') THEN 1 ELSE 2 END",
            "CAST(strftime('%s', created_at, 'unixepoch') AS INTEGER)", "abs(total_amount)",
        ])
    func own(expression: String) async throws {
        var schema = OrdersSchema.standard
        schema.orders.total = .expression(expression)
        #expect(try await reason(schema) == nil)
    }

    @Test(
        "real databases keep them or say why not", .enabled(if: SharedDatabase.isPresent),
        arguments: SharedDatabase.allCases)
    func real(database: SharedDatabase) async throws {
        let folder = try TemporaryFolder()
        let store = try await database.open(in: folder, mode: .readWrite)
        try await store.setUp()
        let reason = store.availability(of: .keepTotals).reason
        if database == .chinook {
            #expect(reason == nil)
        } else {
            #expect(reason?.contains("total is an expression over other rows") == true, "\(reason ?? "")")
        }
        try await store.close()
        try folder.remove()
    }

    private static let rest = "user_id BLOB, total_amount INTEGER, status TEXT, created_at INTEGER"

    private func reason(
        _ schema: OrdersSchema = .standard,
        tables: String = "CREATE TABLE orders (id INTEGER PRIMARY KEY, \(rest))"
    ) async throws -> String? {
        var variant = ShopVariant.demo
        variant.schema = schema
        variant.tables = [
            tables,
            """
            CREATE TABLE users (id BLOB NOT NULL PRIMARY KEY, username TEXT, email TEXT);
            CREATE TABLE lines (order_id INTEGER, price INTEGER)
            """,
        ]
        let shop = try await LiveShop(variant)
        let reason = shop.store.availability(of: .keepTotals).reason
        try await shop.close()
        return reason
    }
}
