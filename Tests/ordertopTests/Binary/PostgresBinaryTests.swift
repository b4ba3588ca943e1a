import Foundation
import OrdersCore
import PostgresTestSupport
import Testing

@Suite("On a PostgreSQL server, by the binary", .timeLimit(.minutes(5)))
struct PostgresBinaryTests {
    private func withServer(
        _ body: (PostgresDatabase, @escaping (String) async throws -> Binary.Outcome) async throws -> Void
    ) async throws {
        let database = try await PostgresDatabase()
        try await withTemporaryFolder { folder in
            try await body(database) { line in
                try await Binary.run(line, in: folder, environment: ["ORDERTOP_DB": database.address])
            }
        }
        try await database.remove()
    }

    @Test("a generated shop holds what the same numbers give in a file, and top is the report SQL's answer")
    func top() async throws {
        try await withServer { database, run in
            let numbers = "--orders 20000 --users 300 --until 2026-01-01T12:00:00Z --format json"
            let made = try await run("generate \(numbers)")
            try #require(made.exitCode == 0, "\(made.words)")
            let file = try await run("generate \(numbers) --db shop.sqlite")
            #expect(
                made.output.split(separator: "\n").dropFirst(2).dropLast(2)
                    == file.output.split(separator: "\n").dropFirst(2).dropLast(2))
            for asOf in ["2026-01-01T12:00:00.000Z", "2025-06-30T00:00:00.000Z", "1970-01-01T00:00:00.000Z"] {
                let line = "top --via direct --format json --as-of \(asOf)"
                let report = try TopReport(try await run(line).output)
                let expected = try await database.rows(PostgresBinaryTests.report(asOf))
                #expect(report.lines == expected.map { $0.map { $0 ?? "" } }, "\(asOf)")
                // The same shop: what the file says of it is the same, too.
                #expect(
                    report.lines == (try TopReport(try await run(line + " --db shop.sqlite").output)).lines)
            }
        }
    }

    /// The report of the contract on the demo's tables, in the form of `TopReport.lines`.
    private static func report(_ asOf: String) -> String {
        """
        SELECT u.id::text, upper(encode(convert_to(u.username, 'UTF8'), 'hex')), COUNT(o.id)::text,
          SUM(o.total_amount)::text
        FROM orders o JOIN users u ON u.id = o.user_id
        WHERE o.status = 'completed' AND o.created_at >= '\(asOf)'::timestamptz - interval '2592000 seconds'
          AND o.created_at <= '\(asOf)'
        GROUP BY u.id, u.username ORDER BY SUM(o.total_amount) DESC, u.id LIMIT 10
        """
    }

    @Test(
        "a second shop isn't put on top of the first unless it is asked for, and then with ids and names of its own"
    )
    func append() async throws {
        try await withServer { database, run in
            _ = try await run("generate --orders 500 --users 20")
            let refused = try await run("generate --orders 100 --seed 9")
            #expect(refused.exitCode == 1)
            #expect(refused.words.contains("already holds orders: add to them with --append"))
            let added = try await run("generate --orders 100 --users 20 --seed 9 --append")
            #expect(added.exitCode == 0, "\(added.words)")
            let counts = try await database.rows(
                "SELECT count(*), count(DISTINCT id), max(id) FROM orders UNION ALL SELECT count(*), count(DISTINCT id), count(DISTINCT lower(username)) FROM users"
            )
            #expect(counts == [["600", "600", "600"], ["40", "40", "40"]])
            let next = try await run("traffic --rate 100 --duration 1s --format json")
            #expect(next.exitCode == 0, "\(next.words)")
            #expect(try await database.number("SELECT count(*) - max(id) FROM orders") == 0)
        }
    }

    @Test("a load that is broken off leaves no trace")
    func interrupted() async throws {
        let database = try await PostgresDatabase()
        try await withTemporaryFolder { folder in
            let program = try Binary.start(
                "generate --orders 20000000", in: folder, environment: ["ORDERTOP_DB": database.address])
            let loading = "SELECT count(*) FROM pg_stat_progress_copy WHERE datname = current_database()"
            while try await database.number(loading) == 0 {}
            program.signal(SIGINT)
            #expect(try await program.outcome().exitCode == 130)
            #expect(try await database.number("SELECT count(*) FROM pg_class WHERE relname = 'orders'") == 0)
        }
        try await database.remove()
    }

    @Test(
        "what can't be reached gets one sentence without the password",
        arguments: [
            ("postgres://shop:hush@127.0.0.1:1/shop", "shop on 127.0.0.1:1 can't be reached"),
            ("postgres://[::bad:hush", "The server's address can't be read"),
            ("service=hush-nothing", "definition of service"),
            ("dbname=nowhere host=/nonexistent password=hush", "nowhere on /nonexistent can't be reached"),
        ])
    func unreachable(address: String, words: String) async throws {
        try await withTemporaryFolder { folder in
            let outcome = try await Binary.run(
                "top", in: folder, environment: ["ORDERTOP_DB": address, "ORDERTOP_LOG": "log"])
            #expect(outcome.exitCode == 1)
            #expect(outcome.wordLines.count == 1)
            #expect(outcome.words.contains(words), "\(outcome.words)")
            let log = (try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? ""
            #expect(!(outcome.words + log).contains("hush@") && !(outcome.words + log).contains("=hush "))
        }
    }
}
