import Foundation
import Testing

@Suite("Commands, by the binary")
struct CommandBinaryTests {
    private func withShop(_ work: (String) async throws -> Void) async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 3000", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            try await work(folder)
        }
    }

    @Test(
        "JSON is JSON and CSV has a header, for every command that prints data",
        arguments: [
            "top", "orders --limit 3", "indexes list --sizes", "indexes advise", "plan", "plan --of views",
            "plan --of orders --analyze", "plan --of archive --raw",
            "archive status", "archive preview", "archive verify", "totals status", "jobs --all", "doctor",
            "traffic --rate 100 --duration 1",
        ])
    func formats(_ line: String) async throws {
        try await withShop { folder in
            let json = try await Binary.run("\(line) --db shop.sqlite --format json", in: folder)
            #expect(json.exitCode == 0, "\(json.words)")
            #expect(json.words.isEmpty)
            _ = try JSONSerialization.jsonObject(with: Data(json.output.utf8))
            let csv = try await Binary.run("\(line) --db shop.sqlite --format csv", in: folder)
            #expect(csv.exitCode == 0)
            #expect(csv.output.contains("\r\n"))
            let table = try await Binary.run("\(line) --db shop.sqlite", in: folder)
            #expect(table.exitCode == 0)
            #expect(!table.output.isEmpty)
        }
    }

    @Test("a plan is shown in words or, with --raw, as the database puts it, and JSON has both")
    func plan() async throws {
        try await withShop { folder in
            let words = try await Binary.run("plan --of orders --analyze --db shop.sqlite", in: folder)
            #expect(
                words.output.contains(
                    "finds orders by user_id and range of created_at, in orders_user_created"))
            #expect(!words.output.contains("SEARCH"))
            #expect(words.words.contains("rows read for"))
            let raw = try await Binary.run("plan --of orders --raw --db shop.sqlite", in: folder)
            #expect(raw.output.contains("SEARCH orders USING INDEX orders_user_created (user_id=?"))
            #expect(!raw.output.contains("finds orders"))
            let json = try await Binary.run(
                "plan --of orders --analyze --db shop.sqlite --format json", in: folder)
            for text in ["SEARCH orders USING", "finds orders by", "\"rows_read\": ", "\"covering\": false"] {
                #expect(json.output.contains(text), "\(json.output)")
            }
        }
    }

    @Test("a view that is recorded comes first in the list, and the list keeps 50")
    func views() async throws {
        try await withShop { folder in
            let product = try await SQLiteProgram.rows(
                "SELECT name FROM products ORDER BY id LIMIT 1", in: folder + "/shop.sqlite")
            let user = try await SQLiteProgram.rows(
                "SELECT email FROM users ORDER BY id LIMIT 1", in: folder + "/shop.sqlite")
            let names = [try #require(user.first?.first), try #require(product.first?.first)]
            let recorded = try await Binary.run(
                "views record --db shop.sqlite --at 2099-01-01", names, in: folder)
            #expect(recorded.exitCode == 0, "\(recorded.words)")
            #expect(recorded.output.isEmpty)
            let list = try await Binary.run(
                "views list --db shop.sqlite --format json", [names[0]], in: folder)
            let rows = try #require(
                try JSONSerialization.jsonObject(with: Data(list.output.utf8)) as? [[String: Any]])
            #expect(rows.first?["viewed_at"] as? String == "2099-01-01T00:00:00.000Z")
            #expect(rows.first?["name"] as? String == names[1])
            #expect(Set(rows[0].keys) == ["product_id", "name", "price", "viewed_at"])
        }
    }

    @Test("a database from elsewhere is set up and torn down, and is itself again")
    func setup() async throws {
        try #require(SQLiteProgram.isThere)
        try await withTemporaryFolder { folder in
            let database = folder + "/own.sqlite"
            _ = try await SQLiteProgram.rows(
                """
                CREATE TABLE users (id INTEGER PRIMARY KEY, username TEXT, email TEXT);
                CREATE TABLE products (id INTEGER PRIMARY KEY, name TEXT, price INTEGER);
                CREATE TABLE orders (id INTEGER PRIMARY KEY, user_id INTEGER, total_amount INTEGER, status TEXT, created_at INTEGER);
                CREATE TABLE user_product_views (user_id INTEGER, product_id INTEGER, viewed_at INTEGER, PRIMARY KEY (user_id, product_id));
                INSERT INTO users VALUES (7, 'a' || char(27) || '[31mb', NULL);
                INSERT INTO orders VALUES (1, 7, 1005, 'completed', 1767225600000);
                """, in: database)
            let schema = "SELECT type, name, sql FROM sqlite_schema ORDER BY name"
            let before = try await SQLiteProgram.rows(schema, in: database)
            let refused = try await Binary.run("archive run --db own.sqlite --yes", in: folder)
            #expect(refused.exitCode == 1)
            #expect(refused.words.contains("ordertop setup"), "\(refused.words)")
            let dry = try await Binary.run("setup --db own.sqlite --dry-run", in: folder)
            #expect(dry.output.contains("CREATE TABLE"))
            #expect(try await SQLiteProgram.rows(schema, in: database) == before)
            #expect(try await Binary.run("setup --db own.sqlite --yes", in: folder).exitCode == 0)
            #expect(try await SQLiteProgram.rows(schema, in: database) != before)
            let top = try await Binary.run("top --db own.sqlite --as-of 2026-01-02", in: folder)
            #expect(top.output.contains("a·[31mb"), "\(top.output)")
            let json = try await Binary.run(
                "top --db own.sqlite --as-of 2026-01-02 --format json", in: folder)
            #expect(json.output.contains(#""user_id": 7, "username": "a\u001b[31mb""#))
            #expect(json.output.contains("\"total_spent\": 10.05"))
            #expect(try await Binary.run("teardown --db own.sqlite --yes", in: folder).exitCode == 0)
            #expect(try await SQLiteProgram.rows(schema, in: database) == before)
        }
    }

    @Test("the same seed gives the same answers")
    func deterministic() async throws {
        try await withTemporaryFolder { folder in
            var answers: [String] = []
            for name in ["a.sqlite", "b.sqlite"] {
                _ = try await Binary.run(
                    "generate --db \(name) --orders 2000 --seed 9 --until 2026-01-01", in: folder)
                let orders = try await Binary.run("orders --db \(name) --limit 2000 --format csv", in: folder)
                answers.append(orders.output)
            }
            #expect(answers[0] == answers[1])
            #expect(answers[0].count > 2_000)
        }
    }

    @Test("a reader that has seen enough ends the program quietly")
    func pipes() async throws {
        try await withShop { folder in
            let outcome = try await Binary.shell(
                "\"$ordertop\" orders --db shop.sqlite --limit 3000 --format csv | head -n 1", in: folder)
            #expect(outcome.output == "id,user_id,total_amount,status,created_at,place\r\n")
            #expect(outcome.words.isEmpty)
            let closed = try await Binary.shell("\"$ordertop\" top --db shop.sqlite 2>&1 | true", in: folder)
            #expect(closed.words.isEmpty)
            let full = try await Binary.shell("\"$ordertop\" top --db shop.sqlite > /dev/full", in: folder)
            #expect(full.exitCode == 1)
            #expect(full.wordLines.count == 1)
        }
    }

    @Test("traffic that is interrupted still reports")
    func traffic() async throws {
        try await withShop { folder in
            let program = try Binary.start("traffic --db shop.sqlite --rate 100 --format json", in: folder)
            for _ in 0..<2_000 {
                let count = try await SQLiteProgram.rows(
                    "SELECT COUNT(*) FROM orders", in: folder + "/shop.sqlite")
                if count != [["3000"]] { break }
            }
            program.signal(SIGINT)
            let outcome = try await program.outcome()
            #expect(outcome.exitCode == 0, "\(outcome.words)")
            #expect(outcome.output.contains("\"p99_ms\": "))
            #expect(outcome.words.isEmpty)
        }
    }

    @Test("help, version and completions are answers on stdout")
    func answers() async throws {
        try await withTemporaryFolder { folder in
            for line in [
                "--help", "top --help", "help archive run", "--version", "--generate-completion-script bash",
            ] {
                let outcome = try await Binary.run(line, in: folder)
                #expect(outcome.exitCode == 0)
                #expect(!outcome.output.isEmpty)
                #expect(outcome.words.isEmpty)
            }
            #expect(try await Binary.run("--version", in: folder).output == "0.1.0\n")
        }
    }

    @Test("a log is written only where one is asked for, with the cause of errors")
    func log() async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await Binary.run("top --db none.sqlite --log log.txt", in: folder)
            #expect(outcome.exitCode == 1)
            let log = try String(contentsOfFile: folder + "/log.txt", encoding: .utf8)
            #expect(log.contains("There is no file none.sqlite"))
        }
    }
}
