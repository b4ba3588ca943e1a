import Foundation
import OrdersCore
import Testing

@Suite("top, by the binary against sqlite3", .enabled(if: SQLiteProgram.isThere))
struct TopBinaryTests {
    @Test("JSON of top equals the report SQL at many instants, edges of the window included")
    func direct() async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run(
                "generate --db shop.sqlite --orders 20000 --users 300 --until 2026-01-01T12:00:00Z",
                in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            let database = folder + "/shop.sqlite"
            let edge = try await SQLiteProgram.rows(
                "SELECT created_at FROM orders WHERE status = 'completed' ORDER BY total_amount DESC LIMIT 1",
                in: database)
            let moment = try #require(edge.first?.first.flatMap(Int64.init))
            let window: Int64 = 30 * 86_400_000
            let latest = try #require(Instant(iso8601: "2026-01-01T12:00:00Z")).milliseconds
            let instants = [
                latest, latest - 86_400_000, latest - 400 * 86_400_000, moment, moment - 1, moment + window,
                moment + window + 1, moment + window - 1, 0, latest + 60 * 86_400_000,
            ]
            for instant in instants {
                let asOf = Instant(milliseconds: instant).iso8601
                let outcome = try await Binary.run(
                    "top --db shop.sqlite --via direct --format json --as-of \(asOf)", in: folder)
                #expect(outcome.exitCode == 0)
                #expect(outcome.words.isEmpty)
                let report = try TopReport(outcome.output)
                let expected = try await SQLiteProgram.rows(
                    TopReport.sql(from: instant - window, through: instant), in: database)
                #expect(report.lines == expected, "\(asOf)")
                #expect(report.rows.map(\.rank) == Array(1...10).prefix(expected.count).map { $0 })
                #expect((report.as_of, report.via) == (asOf, "direct"))
                #expect(report.window_seconds == 2_592_000)
            }
        }
    }

    @Test("money is a number with two decimals, and the keys stand in the contract's order")
    func form() async throws {
        try await withTemporaryFolder { folder in
            _ = try await Binary.run("generate --db shop.sqlite --orders 500 --until 2026-01-01", in: folder)
            let outcome = try await Binary.run(
                "top --db shop.sqlite --format json --limit 1 --as-of 2026-01-01", in: folder)
            let pattern =
                #/
                \{\n\ \ "as_of":\ "2026-01-01T00:00:00\.000Z",\n\ \ "window_seconds":\ 2592000,\n\ \ "via":\ "direct",
                \n\ \ "elapsed_us":\ \d+,\n\ \ "rows":\ \[\n\ {4}\{"rank":\ 1,\ "user_id":\ "[0-9a-f-]{36}",
                \ "username":\ ".+",\ "email":\ ".*",\ "total_orders":\ \d+,\ "total_spent":\ \d+\.\d\d\}\n\ \ \]\n\}\n
                /#
            #expect(outcome.output.wholeMatch(of: pattern) != nil, "\(outcome.output)")
        }
    }

    @Test("live totals that aren't there are said so in one sentence")
    func live() async throws {
        try await withTemporaryFolder { folder in
            _ = try await Binary.run("generate --db shop.sqlite --orders 10", in: folder)
            let outcome = try await Binary.run("top --db shop.sqlite --via live", in: folder)
            #expect(outcome.exitCode == 1)
            #expect(outcome.wordLines.count == 1)
            #expect(outcome.output.isEmpty)
        }
    }
}
