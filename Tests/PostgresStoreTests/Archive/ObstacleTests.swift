import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Orders that can't move on a server")
struct ObstacleTests {
    @Test(
        "are named with what stands in the way",
        arguments: [
            (
                "CREATE FUNCTION say() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END';"
                    + "CREATE TRIGGER audit AFTER DELETE ON orders FOR EACH ROW EXECUTE FUNCTION say()",
                "the trigger \"audit\" runs on every DELETE of \"orders\""
            ),
            (
                "CREATE TABLE returns (id int PRIMARY KEY, order_id bigint REFERENCES orders (id))",
                "\"returns\" refers to \"orders\" by order_id without an index, so that all of it would be read for every row "
                    + "(CREATE INDEX CONCURRENTLY ON returns (\"order_id\"))"
            ),
            (
                "CREATE RULE nothing AS ON DELETE TO orders DO INSTEAD NOTHING",
                "the rule \"nothing\" changes what is done to \"orders\""
            ),
            (
                "ALTER TABLE order_notes DROP CONSTRAINT order_notes_pkey",
                "\"order_notes\" has no primary key, by which its rows could be told apart: declare one"
            ),
            (
                "CREATE TABLE old_notes (id int)",
                "there is a table \"old_notes\" that ordertop did not make: name another archive for \"order_notes\" in the "
                    + "schema file"
            ),
            (
                "DROP INDEX order_notes_order_id_idx",
                "\"order_notes\" has no index on order_id, so that all of it would be read for every batch "
                    + "(CREATE INDEX CONCURRENTLY ON \"order_notes\" (\"order_id\"))"
            ),
        ])
    func named(change: String, obstacle: String) async throws {
        try await ArchiveShop.with { shop in
            #expect(try await shop.store.previewMove(of: ArchiveShop.old).obstacles == [])
            try await shop.database.execute(change)
            #expect(try await shop.store.previewMove(of: ArchiveShop.old).obstacles.contains(obstacle))
            try await shop.run(ArchiveShop.old, until: .failed)
            #expect(try await shop.count("orders") == 40)
        }
    }

    @Test("stay, one by one, where rows of other tables refer to them, and are named")
    func referred() async throws {
        try await ArchiveShop.with { shop in
            try await shop.database.execute(
                """
                CREATE TABLE returns (id int PRIMARY KEY, order_id bigint REFERENCES orders (id) ON DELETE CASCADE);
                CREATE INDEX ON returns (order_id); INSERT INTO returns VALUES (1, 4), (2, 6), (3, 5)
                """)
            let store = try await PostgresStore.open(
                try ServerAddress(shop.database.address), schema: ArchiveShop.schema, mode: .readWrite)
            let preview = try await store.previewMove(of: ArchiveShop.old)
            #expect(preview.rows == 18)
            #expect(preview.heldBack == [HeldBack(rows: 2, reason: "rows of \"returns\" refer to them")])
            let held = try await store.heldOrders(in: ArchiveShop.old, limit: 9)
            #expect(held.map(\.order.id.value) == [.integer(4), .integer(6)])
            try await store.close()
            #expect(try await shop.run(ArchiveShop.old).rowsDone == 18)
            #expect(try await shop.count("returns") == 3)
            try await shop.expectNothingLost(after: "references")
        }
    }

    @Test("stay in the archive where main would refuse them")
    func withoutUser() async throws {
        try await ArchiveShop.with { shop in
            try await shop.database.execute(
                "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id)")
            try await shop.run(ArchiveShop.old)
            try await shop.database.execute(
                """
                DELETE FROM order_items WHERE order_id IN (SELECT id FROM orders WHERE user_id = (SELECT id FROM users ORDER BY id DESC LIMIT 1));
                DELETE FROM orders WHERE user_id = (SELECT id FROM users ORDER BY id DESC LIMIT 1);
                DELETE FROM users WHERE id = (SELECT id FROM users ORDER BY id DESC LIMIT 1)
                """)
            let preview = try await shop.store.previewMove(of: ArchiveShop.back)
            #expect(
                preview.heldBack == [
                    HeldBack(rows: 4, reason: "they refer to rows of \"users\" that are gone")
                ])
            #expect(try await shop.run(ArchiveShop.back).rowsDone == 16)
            #expect(try await shop.count("orders_archive") == 4)
        }
    }

    @Test("are named with the right that the role lacks")
    func rights() async throws {
        try await ArchiveShop.with { shop in
            let role = "mover_\(shop.database.name)"
            try await shop.run(ArchiveShop.old)
            try await shop.database.execute(
                """
                CREATE ROLE \(role) LOGIN;
                GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO \(role);
                REVOKE DELETE ON orders_archive FROM \(role)
                """)
            let address = shop.database.address.replacing("user=postgres", with: "user=\(role)")
            let store = try await PostgresStore.open(
                try ServerAddress(address), schema: ArchiveShop.schema, mode: .readWrite)
            #expect(
                try await store.previewMove(of: ArchiveShop.back).obstacles == [
                    "the role \(role) lacks a right (GRANT DELETE ON \"orders_archive\" TO \"\(role)\")"
                ])
            #expect(try await store.previewMove(of: ArchiveShop.old).obstacles == [])
            try await store.close()
            try await shop.database.execute("DROP OWNED BY \(role); DROP ROLE \(role)")
        }
    }

    @Test("don't move by a schema file that leaves out a child which moved before")
    func unnamedChild() async throws {
        try await ArchiveShop.with { shop in
            try await shop.run(ArchiveShop.old)
            let store = try await PostgresStore.open(
                try ServerAddress(shop.database.address), mode: .readWrite)
            let obstacles = try await store.previewMove(of: ArchiveShop.back).obstacles
            #expect(obstacles.count == 2)
            #expect(obstacles.allSatisfy { $0.contains("name it so under children in the schema file") })
            #expect(try await store.verifyArchive().problems.count == 2)
            try await store.close()
        }
    }

    @Test("keep their tables from being torn down")
    func teardown() async throws {
        try await ArchiveShop.with { shop in
            try await shop.run(ArchiveShop.old)
            await #expect(throws: OrdersError.self) { try await shop.store.tearDown() }
            try await shop.run(ArchiveShop.back)
            try await shop.store.tearDown()
            let left = try await shop.database.number(
                "SELECT COUNT(*) FROM pg_class WHERE relname LIKE 'ordertop%' OR relname ~ '(_archive$|old_notes)'"
            )
            #expect(left == 0)
        }
    }
}
