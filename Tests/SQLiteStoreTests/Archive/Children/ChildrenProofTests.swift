import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Archived rows of children are proven")
struct ChildrenProofTests {
    @Test(
        "a row that was changed, removed, added or given to another order is found, with its month and its table",
        arguments: ShopFiles.allCases,
        [
            "UPDATE order_items_archive SET note = 'B' WHERE order_id = 6",
            "UPDATE order_items_archive SET price = 1.0 WHERE order_id = 1 AND line = 1",
            "DELETE FROM order_items_archive WHERE order_id = 3",
            "INSERT INTO order_items_archive VALUES (3, 8, 1, '')",
            "UPDATE order_items_archive SET order_id = 5 WHERE order_id = 6",
        ])
    func edits(files: ShopFiles, sql: String) async throws {
        try await ChildrenShop.with(files) { shop in
            try await shop.store.run(ChildrenShop.everything)
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
            try shop.inArchive(sql)
            let verification = try await shop.store.verifyArchive()
            #expect(verification.months.map(\.monthText) == ["2023-03"], "\(verification)")
            #expect(verification.months.map(\.child) == ["order_items"])
            #expect(verification.differences.first?.contains("rows of \"order_items\"") == true)
        }
    }

    @Test("a row whose order is gone counts as of no month", arguments: ShopFiles.allCases)
    func strays(files: ShopFiles) async throws {
        try await ChildrenShop.with(files) { shop in
            try await shop.store.run(ChildrenShop.everything)
            try shop.inArchive("INSERT INTO order_items_archive VALUES (77, 1, 1, '')")
            let verification = try await shop.store.verifyArchive()
            #expect(verification.months.map(\.monthText) == ["without a date"])
            try shop.inArchive("DELETE FROM order_items_archive WHERE order_id = 77")
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
        }
    }

    @Test(
        "a row in the other place that differs, or that the order doesn't have, stops the run; nothing has moved",
        arguments: ShopFiles.allCases,
        [
            "INSERT INTO order_items_archive VALUES (6, 1, 5, 'B')",
            "INSERT INTO order_items_archive VALUES (6, 2, 5, 'b')",
        ])
    func conflict(files: ShopFiles, sql: String) async throws {
        try await ChildrenShop.with(files) { shop in
            try await shop.store.run(ChildrenShop.everything)
            try await shop.store.run(ChildrenShop.back)
            try shop.inArchive(sql)
            let before = try shop.main()
            let job = try await shop.store.run(ChildrenShop.everything, until: .failed)
            #expect(job.message?.hasPrefix("Nothing was ") == true, "\(job.message ?? "")")
            #expect(try shop.main() == before)
            #expect(try shop.archive().map(\.count) == [0, 1, 0])
            try shop.inArchive("DELETE FROM order_items_archive")
            try await shop.store.run(ChildrenShop.everything)
            #expect(try shop.archive().map(\.count) == [6, 6, 3])
        }
    }

    @Test("a row in main that differs stops a restore; nothing has moved", arguments: ShopFiles.allCases)
    func conflictInMain(files: ShopFiles) async throws {
        try await ChildrenShop.with(files, tables: ChildrenShop.unboundTables) { shop in
            try await shop.store.run(ChildrenShop.everything)
            try await shop.inMain("INSERT INTO order_items VALUES (6, 1, 5, 'B'), (6, 2, 5, 'late')")
            let job = try await shop.store.run(ChildrenShop.back, until: .failed)
            #expect(
                job.message?.contains(": 1 of 6 rows of \"order_items\" are in ") == true,
                "\(job.message ?? "")")
            #expect(try shop.main().map(\.count) == [0, 2, 1])
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
            // What was written for an archived order stays when the order comes.
            try await shop.inMain("UPDATE order_items SET note = 'b' WHERE line = 1")
            try await shop.store.run(ChildrenShop.back)
            #expect(try shop.main().map(\.count) == [6, 7, 4])
        }
    }

    @Test(
        "teardown refuses while there are any, and leaves nothing behind when all are back",
        arguments: ShopFiles.allCases)
    func teardown(files: ShopFiles) async throws {
        try await ChildrenShop.with(files) { shop in
            try await shop.store.run(ChildrenShop.everything)
            await #expect(throws: OrdersError.self) { try await shop.store.tearDown() }
            try await shop.store.run(ChildrenShop.back)
            try shop.inArchive("INSERT INTO old_notes (id, order_id) VALUES (1, 1)")
            await #expect(throws: OrdersError.self) { try await shop.store.tearDown() }
            try shop.inArchive("DELETE FROM old_notes")
            try await shop.store.tearDown()
            let tables = try await shop.application.read { db in
                try String.fetchAll(
                    db,
                    sql:
                        "SELECT name FROM sqlite_schema WHERE name LIKE 'ordertop%' OR name LIKE '%archive%' OR name = 'old_notes'"
                )
            }
            #expect(tables.isEmpty)
        }
    }

    @Test("doctor says what the next run makes, and that all is well after it")
    func doctor() async throws {
        try await ChildrenShop.with { shop in
            func finding() async throws -> Finding? {
                try await shop.store.findings(at: Shop.now).first { $0.subject == "archive" }
            }
            let before = try #require(try await finding())
            #expect(before.severity == .notice)
            #expect(before.message.contains("\"order_items_archive\" is made for rows of \"order_items\""))
            try await shop.store.run(ChildrenShop.everything)
            #expect(try await finding()?.severity == .ok)
            try await shop.inMain("DROP INDEX order_notes_order")
            #expect(try await finding()?.severity == .problem)
        }
    }
}
