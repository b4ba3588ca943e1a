import OrdersCore
import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Rows carried to another database and back")
struct CarriedRowsTests {
    @Test("keep every value of every type as it is")
    func types() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.run(ArchiveShop.back)
            let archive = try #require(shop.archive)
            for database in [shop.database, archive] {
                try await database.execute(
                    """
                    CREATE TYPE mood AS ENUM ('glad', 'a b', 'so,so'); CREATE DOMAIN share AS numeric CHECK (VALUE >= 0);
                    CREATE TYPE pair AS (a int, b text)
                    """)
            }
            try await shop.database.execute(CarriedRowsTests.columns)
            try await shop.database.execute(CarriedRowsTests.values)
            let before = try await images(shop.database, "orders")
            try await shop.run(ArchiveShop.old)
            #expect(try await images(archive, "orders_archive") == before)
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
            try await shop.run(ArchiveShop.back)
            #expect(try await images(shop.database, "orders") == before)
            #expect(try await shop.store.verifyArchive().differences.isEmpty)
        }
    }

    private static let columns = """
        ALTER TABLE orders ADD i2 int2, ADD f4 float4, ADD f8 float8, ADD n numeric, ADD d date, ADD t time, ADD tz timetz,
          ADD ts timestamp, ADD iv interval, ADD b bytea, ADD bl boolean, ADD ch char(5), ADD vc varchar(20), ADD tx text,
          ADD js json, ADD jb jsonb, ADD ip inet, ADD mac macaddr, ADD bits bit varying, ADD arr int[], ADD tarr text[],
          ADD rng tstzrange, ADD pt point, ADD m mood, ADD ms mood[], ADD s share, ADD p pair, ADD x xml, ADD c "char",
          ADD mo money, ADD tv tsvector, ADD u uuid
        """

    private static let values = """
        UPDATE orders SET i2 = -7, f4 = 0.1, f8 = 1e-300 / 3, n = 1.5000, d = '0044-03-15 BC', t = '24:00:00',
          tz = '01:02:03.456789+05:30', ts = 'infinity', iv = '1 mon 30 days 24:00:00.000001', b = '\\x00ff0a5c', bl = true,
          ch = 'a', vc = E'tab\\there', tx = E'line\\nback\\\\slash\\r \\\\N "quoted" ''it''', js = ' {"b": 1,  "a": [1.50]} ',
          jb = '{"z": 1.50}', ip = '10.0.0.1/8', mac = '08:00:2b:01:02:03', bits = B'10100', arr = '[0:1][2:3]={{1,NULL},{3,4}}',
          tarr = ARRAY['', 'NULL', NULL, 'a,"b'], rng = '[2020-01-01 00:00:00+00,)', pt = '(0.1,-0)', m = 'so,so',
          ms = ARRAY['a b', 'so,so']::mood[], s = 0.10, p = ROW(NULL, 'x,y')::pair, x = '<a>&amp;</a>', c = 'q',
          mo = '1234.56', tv = 'a:1 b:2A', u = '00000000-0000-4000-8000-000000000001' WHERE id % 4 = 0;
        UPDATE orders SET f8 = 'NaN', f4 = '-Infinity', n = 'NaN', tx = '', arr = '{}', b = '' WHERE id = 6
        """

    private func images(_ database: PostgresDatabase, _ table: String) async throws -> [String?] {
        let names = try await shopColumns(database)
        return try await database.rows(
            "SELECT ROW(\(names))::text FROM \(table) WHERE id % 2 = 0 ORDER BY id"
        )
        .map { $0[0] }
    }

    /// Without the archive's own.
    private func shopColumns(_ database: PostgresDatabase) async throws -> String {
        try await database.rows(
            """
            SELECT DISTINCT attname::text FROM pg_attribute WHERE attnum > 0 AND attname <> 'archived_at' AND attrelid IN
              (to_regclass('orders'), to_regclass('orders_archive')) ORDER BY 1
            """
        ).compactMap { $0[0] }.joined(separator: ", ")
    }

    @Test("reach a second server, and come back")
    func otherServer() async throws {
        let server = try PostgresServer()
        try await ArchiveShop.with(archive: .on(server)) { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.expectNothingLost(after: "archiving")
            let archive = try #require(shop.archive)
            #expect(try await archive.number("SELECT COUNT(*) FROM orders_archive") == 20)
            #expect(try await archive.number("SELECT COUNT(*) FROM order_items_archive") == 40)
            try await shop.run(ArchiveShop.back)
            try await shop.expectNothingLost(after: "restoring")
            #expect(try await shop.count("orders") == 40)
        }
        server.remove()
    }

    @Test("stay where another session holds them, and what was edited meanwhile leaves the archive again")
    func held() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.run(ArchiveShop.back)
            let other = try OtherSession(shop)
            try other.run("BEGIN; SELECT 1 FROM orders WHERE id = 6 FOR UPDATE")
            try await shop.run(ArchiveShop.old)
            try other.run("COMMIT")
            #expect(try await shop.database.rows("SELECT id::text FROM orders WHERE id % 2 = 0") == [["6"]])
            try await shop.expectNothingLost(after: "an order was held")
        }
    }

    @Test("of orders whose user is gone stay in the archive")
    func userGone() async throws {
        try await ArchiveShop.with(archive: .elsewhere) { shop in
            try await shop.database.execute(
                "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id)")
            try await shop.run(ArchiveShop.old)
            try await shop.database.execute(
                """
                BEGIN; DELETE FROM diary WHERE id % 2 = 1; DELETE FROM items_diary WHERE order_id % 2 = 1;
                DELETE FROM notes_diary WHERE order_id % 2 = 1; TRUNCATE orders, order_items, order_notes;
                DELETE FROM users WHERE username = 'user3'; COMMIT
                """)
            let preview = try await shop.store.previewMove(of: ArchiveShop.back)
            #expect(preview.notes.first?.contains("\"users\" which are gone stay in the archive") == true)
            try await shop.run(ArchiveShop.back)
            let archive = try #require(shop.archive)
            #expect(
                try await archive.rows("SELECT id::text FROM orders_archive a ORDER BY a.id")
                    == ["2", "12", "22", "32"].map { [$0] })
            try await shop.expectNothingLost(after: "a user was gone")
        }
    }
}
