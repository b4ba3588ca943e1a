import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("What keeps orders with children where they are")
struct ChildrenHoldTests {
    @Test("rows of others that refer to their rows, rows without a whole key", arguments: ShopFiles.allCases)
    func archiving(files: ShopFiles) async throws {
        let sql = """
            CREATE TABLE parcels (id INTEGER PRIMARY KEY, o INTEGER, l INTEGER, n INTEGER REFERENCES order_notes,
              FOREIGN KEY (o, l) REFERENCES order_items (order_id, line) ON DELETE CASCADE);
            CREATE INDEX parcels_item ON parcels (o, l);
            CREATE INDEX parcels_note ON parcels (n);
            INSERT INTO parcels (o, l) VALUES (1, 2), (2, NULL);
            INSERT INTO parcels (n) VALUES (3);
            INSERT INTO order_items VALUES (4, NULL, 1, '');
            """
        try await ChildrenShop.with(files, sql) { shop in
            let before = try shop.main() + [try shop.rows("parcels")]
            let preview = try await shop.store.previewMove(of: ChildrenShop.everything)
            #expect(preview.obstacles.isEmpty)
            #expect(preview.rows == 3)
            #expect(
                preview.heldBack == [
                    HeldBack(
                        rows: 1,
                        reason: "they have rows of \"order_items\" without line, which is part of their key"),
                    HeldBack(rows: 1, reason: "rows of \"parcels\" refer to their rows of \"order_items\""),
                    HeldBack(rows: 1, reason: "rows of \"parcels\" refer to their rows of \"order_notes\""),
                ])
            #expect(try await shop.store.run(ChildrenShop.everything).rowsDone == 3)
            #expect(try shop.main()[0].count == 3)
            #expect(try shop.rows("parcels") == before[3])
            try await shop.store.run(ChildrenShop.back)
            #expect(try shop.main() + [try shop.rows("parcels")] == before)
        }
    }

    @Test("rows that main would refuse, because what they refer to is gone", arguments: ShopFiles.allCases)
    func restoring(files: ShopFiles) async throws {
        let sql = """
            CREATE TABLE kinds (id INTEGER PRIMARY KEY);
            INSERT INTO kinds VALUES (1), (2);
            ALTER TABLE order_notes ADD COLUMN kind INTEGER REFERENCES kinds;
            UPDATE order_notes SET kind = order_id;
            """
        try await ChildrenShop.with(files, sql) { shop in
            try await shop.store.run(ChildrenShop.everything)
            try await shop.inMain("DELETE FROM kinds WHERE id = 2")
            let preview = try await shop.store.previewMove(of: ChildrenShop.back)
            #expect(preview.rows == 5)
            #expect(
                preview.heldBack == [
                    HeldBack(
                        rows: 1,
                        reason: "their rows of \"order_notes\" refer to rows of \"kinds\" that are gone")
                ])
            #expect(try await shop.store.run(ChildrenShop.back).rowsDone == 5)
            #expect(try shop.archive().map(\.count) == [1, 1, 2])
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
        }
    }

    @Test(
        "what is wrong with a child is a sentence in the preview and in doctor, and no order moves",
        arguments: [
            ("DROP INDEX order_notes_order", "(CREATE INDEX … ON \"order_notes\" (\"order_id\"))"),
            ("CREATE TRIGGER gone AFTER DELETE ON order_items BEGIN SELECT 1; END", "the trigger \"gone\""),
            ("CREATE TABLE old_notes (id)", "there is a table \"old_notes\" that ordertop did not make"),
            (
                "DROP TABLE order_notes; CREATE TABLE order_notes (id, order_id INTEGER REFERENCES orders); "
                    + "CREATE INDEX order_notes_order ON order_notes (order_id)",
                "\"order_notes\" has no primary key"
            ),
            (
                "DROP TABLE order_notes; CREATE TABLE order_notes (id INTEGER PRIMARY KEY, order_id TEXT); "
                    + "CREATE INDEX order_notes_order ON order_notes (order_id)",
                "\"order_notes\" holds the order's id in a column of another type"
            ),
            (
                "CREATE TABLE parcels (n INTEGER REFERENCES order_notes (id))",
                "\"parcels\" refers to \"order_notes\" by n without an index"
            ),
        ])
    func obstacles(sql: String, words: String) async throws {
        try await ChildrenShop.with(.one, sql) { shop in
            let before = try shop.main()
            let preview = try await shop.store.previewMove(of: ChildrenShop.everything)
            #expect(preview.obstacles.count == 1)
            #expect(preview.obstacles.first?.contains(words) == true, "\(preview.obstacles)")
            let job = try await shop.store.run(ChildrenShop.everything, until: .failed)
            #expect(job.message?.contains(words) == true, "\(job.message ?? "")")
            #expect(try shop.main() == before)
        }
    }

    @Test("orders whose rows stayed in main, archived before these were a child, which come back first")
    func stranded() async throws {
        try await ChildrenShop.with(.one, schema: .standard, tables: ChildrenShop.unboundTables) { shop in
            let before = try shop.main()
            try await shop.store.run(ChildrenShop.everything)
            #expect(try shop.main()[1] == before[1])
            let named = try await shop.openAgain()
            let obstacles = try await named.previewMove(of: ChildrenShop.everything).obstacles
            #expect(obstacles.count == 2)
            #expect(
                obstacles.first?.hasPrefix("\"order_items\" still has rows of orders") == true, "\(obstacles)"
            )
            try await named.run(ChildrenShop.back, until: .failed)
            try await shop.store.run(ChildrenShop.back)
            try await named.run(ChildrenShop.everything)
            #expect(try shop.main().map(\.count) == [0, 0, 1])
            try await named.run(ChildrenShop.back)
            #expect(try shop.main() == before)
            try await named.close()
        }
    }

    @Test("a schema file that doesn't name the child any more", arguments: ShopFiles.allCases)
    func unnamed(files: ShopFiles) async throws {
        try await ChildrenShop.with(files) { shop in
            try await shop.store.run(ChildrenShop.everything)
            var schema = OrdersSchema.withChildren
            schema.children.removeFirst()
            let store = try await shop.openAgain(schema)
            let words =
                "rows of \"order_items\" move with their orders by order_id to \"order_items_archive\""
            #expect(
                try await store.previewMove(of: ChildrenShop.back).obstacles.first?.hasPrefix(words) == true)
            let job = try await store.run(ChildrenShop.back, until: .failed)
            #expect(job.message?.contains(words) == true)
            #expect(try await store.verifyArchive().problems.first?.hasPrefix(words) == true)
            try await store.close()
        }
    }

    @Test(
        "ordertop's own tables of an older version, which do for orders alone, until setup",
        arguments: ShopFiles.allCases)
    func olderVersion(files: ShopFiles) async throws {
        try await ChildrenShop.with(files, schema: .standard, tables: ChildrenShop.unboundTables) { shop in
            try await shop.inMain(
                """
                DROP TABLE ordertop_flagged; DROP TABLE ordertop_children; DROP TABLE ordertop_child_ledger;
                UPDATE ordertop_meta SET value = 2 WHERE key = 'version'
                """)
            let plain = try await shop.openAgain(.standard)
            for selection in [ChildrenShop.everything, ChildrenShop.back] {
                #expect(try await plain.run(selection).rowsDone == 6)
                #expect(try await plain.verifyArchive().differences.isEmpty)
            }
            try await plain.keepArchive(in: .file(path: shop.folder.path("new.sqlite")))
            try await plain.close()
            let store = try await shop.openAgain()
            let words =
                "ordertop's own tables are of an older version, without children (run `ordertop setup`)"
            #expect(try await store.previewMove(of: ChildrenShop.everything).obstacles == [words])
            #expect(
                try await store.run(ChildrenShop.everything, until: .failed).message?.contains(words) == true)
            try await store.setUp()
            try await store.run(ChildrenShop.everything)
            #expect(try shop.main()[1].isEmpty)
            #expect(try await store.verifyArchive().differences.isEmpty)
            try await store.close()
        }
    }
}
