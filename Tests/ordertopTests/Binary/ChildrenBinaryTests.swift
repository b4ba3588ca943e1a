import Foundation
import Testing

@Suite(
    "rows that move with their orders, by the binary", .enabled(if: SQLiteProgram.isThere),
    .timeLimit(.minutes(5)))
struct ChildrenBinaryTests {
    private struct Verification: Decodable {
        struct Month: Decodable {
            let month: String?
            let child: String?
            let differs: [String]
        }

        let months: [Month]
    }

    private static let schema = """
        users: {table: users, id: id, username: username, email: email}
        orders: {table: orders, id: id, user_id: user_id, total_amount: total_amount, status: status,
          created_at: created_at}
        children:
          - table: order_items
            order: order_id
        instants: unix_ms
        completed: [completed]
        """

    @Test("are shown beforehand, moved, proven, and brought back with a single order")
    func wholeWay() async throws {
        try await withShop { folder in
            let file = folder + "/shop.sqlite"
            let before = try await SQLiteProgram.rows("SELECT * FROM order_items ORDER BY 1, 2", in: file)
            let plan = try await run("archive run --dry-run", in: folder)
            #expect(plan.output.contains("CREATE TABLE \"order_items_archive\""), "\(plan.words)")
            #expect(plan.output.contains("rows of \"order_items\" with them."))
            #expect(
                try await SQLiteProgram.rows("SELECT * FROM order_items ORDER BY 1, 2", in: file) == before)
            let moved = try await run("archive run --yes", in: folder)
            #expect(moved.exitCode == 0, "\(moved.words)")
            #expect(try await run("archive verify", in: folder).exitCode == 0)
            let left = try await SQLiteProgram.rows("SELECT COUNT(*) FROM order_items", in: file)
            #expect(Int(left[0][0]).map { $0 < before.count } == true)
            let order = try await SQLiteProgram.rows(
                """
                UPDATE order_items_archive SET price = price || '.' WHERE line = 2
                  AND order_id = (SELECT MIN(order_id) FROM order_items_archive)
                RETURNING order_id, (SELECT strftime('%Y-%m', created_at / 1000, 'unixepoch') FROM orders_archive
                  WHERE id = order_id)
                """, in: file)
            let found = try await run("archive verify --format json", in: folder)
            #expect(found.exitCode == 2)
            let months = try JSONDecoder().decode(Verification.self, from: Data(found.output.utf8)).months
            #expect(months.map(\.child) == ["order_items"])
            #expect(months.map(\.month) == [order[0][1]])
            #expect(months.map(\.differs) == [["content"]])
            let mend = "UPDATE order_items_archive SET price = rtrim(price, '.') WHERE price LIKE '%.'"
            _ = try await SQLiteProgram.rows(mend, in: file)
            let back = try await run("archive restore --order \(order[0][0]) --yes", in: folder)
            #expect(back.exitCode == 0, "\(back.words)")
            let ofOrder = "SELECT COUNT(*) FROM order_items WHERE order_id = \(order[0][0])"
            #expect(try await SQLiteProgram.rows(ofOrder, in: file) == [["2"]])
            #expect(try await run("archive restore --yes", in: folder).exitCode == 0)
            #expect(
                try await SQLiteProgram.rows("SELECT * FROM order_items ORDER BY 1, 2", in: file) == before)
        }
    }

    private func run(_ line: String, in folder: String) async throws -> Binary.Outcome {
        try await Binary.run(
            line + " --schema shop.yaml", in: folder, environment: ["ORDERTOP_DB": "shop.sqlite"])
    }

    /// A shop whose every order has two items.
    private func withShop(_ work: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 1000", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            _ = try await SQLiteProgram.rows(
                """
                CREATE TABLE order_items (order_id INTEGER REFERENCES orders (id), line INTEGER, price TEXT,
                  PRIMARY KEY (order_id, line)) WITHOUT ROWID;
                INSERT INTO order_items SELECT id, line, total_amount || '/' || line
                FROM orders, (SELECT 1 AS line UNION SELECT 2)
                """, in: folder + "/shop.sqlite")
            try ChildrenBinaryTests.schema.write(
                toFile: folder + "/shop.yaml", atomically: true, encoding: .utf8)
            try await work(folder)
        }
    }
}
