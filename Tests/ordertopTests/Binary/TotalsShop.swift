import Foundation
import OrdersCore
import Testing

/// A generated shop for tests of live totals, used through the two programs alone.
struct TotalsShop {
    let folder: String

    var database: String { folder + "/shop.sqlite" }

    /// Makes a shop whose orders reach up to now, and enables its totals unless told not to.
    static func with(
        orders: Int = 4_000, enabled: Bool = true, _ work: (TotalsShop) async throws -> Void
    ) async throws {
        try await withTemporaryFolder { folder in
            let shop = TotalsShop(folder: folder)
            let until = ISO8601DateFormatter().string(from: Date())
            try await shop.succeed("generate --orders \(orders) --users 200 --years 1 --until \(until)")
            if enabled { try await shop.succeed("totals enable --yes") }
            try await work(shop)
        }
    }

    /// Runs ordertop on this shop.
    func run(_ line: String) async throws -> Binary.Outcome {
        try await Binary.run(line, in: folder, environment: ["ORDERTOP_DB": database])
    }

    @discardableResult
    func succeed(
        _ line: String, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> Binary.Outcome {
        let outcome = try await run(line)
        try #require(outcome.exitCode == 0, "\(line): \(outcome.words)", sourceLocation: sourceLocation)
        return outcome
    }

    /// Runs SQL by the `sqlite3` program, which knows nothing of ordertop.
    @discardableResult
    func sqlite3(_ sql: String) async throws -> [[String]] {
        try await SQLiteProgram.rows(sql, in: database)
    }

    /// The report on every user.
    func report(via source: String, options: String = "") async throws -> TopReport {
        try TopReport(
            try await succeed("top --limit 100000 --format json --via \(source) \(options)").output)
    }

    /// What `sqlite3` says to a report's question.
    func answer(to report: TopReport) async throws -> [[String]] {
        let start = try #require(Instant(iso8601: report.as_of)).adding(
            seconds: -Int64(report.window_seconds))
        return try await sqlite3(TopReport.sql(from: start.milliseconds, limit: 100_000))
    }

    /// Expects the live report on every user to be the direct one, and both to be what `sqlite3` says.
    func expectExact(
        after what: String, options: String = "", sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        for source in ["live", "direct"] {
            let report = try await report(via: source, options: options)
            let expected = try await answer(to: report)
            #expect(report.via == source, "after \(what)", sourceLocation: sourceLocation)
            #expect(
                report.lines == expected, "\(source) after \(what)", sourceLocation: sourceLocation)
            #expect(!expected.isEmpty, "after \(what)", sourceLocation: sourceLocation)
        }
    }

    /// The words of a schema, in the order they were written.
    func schema() async throws -> [[String]] {
        try await sqlite3("SELECT type, name, tbl_name, hex(sql) FROM sqlite_schema ORDER BY rowid")
    }

    func status() async throws -> TotalsStatusOutput {
        let outcome = try await succeed("totals status --format json")
        return try JSONDecoder().decode(TotalsStatusOutput.self, from: Data(outcome.output.utf8))
    }

    func verify(_ options: String = "") async throws -> (exitCode: Int32, found: TotalsVerifyOutput) {
        let outcome = try await run("totals verify --format json \(options)")
        try #require([0, 2].contains(outcome.exitCode), "\(outcome.words)")
        return (
            outcome.exitCode,
            try JSONDecoder().decode(TotalsVerifyOutput.self, from: Data(outcome.output.utf8))
        )
    }
}

/// The answer of `ordertop totals status --format json`.
struct TotalsStatusOutput: Decodable {
    let condition: String
    let reason: String?
    let pending_rows: Int
    let counted_from: String?
    let counted_orders: Int
    let users: Int
}

/// The answer of `ordertop totals verify --format json`.
struct TotalsVerifyOutput: Decodable {
    struct Difference: Decodable {
        let user_id: FlexibleID
        let username: String?
        let live_orders: Int
        let live_spent: Decimal
        let direct_orders: Int
        let direct_spent: Decimal
    }

    let users: Int
    let differing_users: Int
    let differences: [Difference]
    let problems: [String]
}
