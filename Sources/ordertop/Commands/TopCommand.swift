import ArgumentParser
import OrdersCore

/// `ordertop top`: who spent most.
struct TopCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "top",
        abstract: "Show who spent most in the last 30 days.",
        discussion: """
            Counts completed orders whose user exists, from 30 × 86,400 seconds before now, sums them by user, \
            and orders by the sum, then by user id. With --as-of, orders after that instant are left out.

            --via direct computes the report from the orders; live reads the live totals, which `ordertop \
            totals enable` builds; auto takes the fastest that is exact. Live totals are about now and 30 days: \
            any other question is answered directly, and stderr says so.

            Examples:
              ordertop top
              ordertop top --limit 3 --window 7d --as-of 2026-01-31T23:59:59Z
              ordertop top --via direct --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    @Option(help: "How many users to show.", transform: Reading.count(Reading.rowLimit))
    var limit = 10

    @Option(help: "How far the window reaches back, such as 30d, 12h or 2w.", transform: Reading.age)
    var window = Age(30, .days)

    @Option(help: "Where the figures come from: auto, direct or live.")
    var via = ReportSourceChoice.auto

    func run() async throws {
        let window = ReportWindow(
            asOf: common.now, isBounded: common.asOf != nil, seconds: window.seconds)
        let query = TopSpendersQuery(window: window, limit: limit, via: via)
        let report = try await common.withStore(for: .read) { try await $0.topSpenders(query) }
        try Console.standard.print(OutputDocument(report), as: output.format)
        if let notice = report.notice { Console.standard.say(notice) }
    }
}

extension OutputDocument {
    /// The report, in the contract's form.
    init(_ report: TopSpendersReport) {
        let table = OutputTable(
            columns: [
                .number("rank", title: "#"), .hidden("user_id"), .text("username", title: "user"),
                .text("email", title: "e-mail"), .number("total_orders", title: "orders"),
                .number("total_spent", title: "spent"),
            ],
            rows: report.spenders.enumerated().map { index, spender in
                [
                    .integer(index + 1), .id(spender.user.id.value), .text(spender.user.username),
                    .text(spender.user.email), .integer(spender.totalOrders), .money(spender.totalSpent),
                ]
            })
        self.init(
            [
                ("as_of", .instant(report.window.asOf)), ("window_seconds", .integer(report.window.seconds)),
                ("via", .text(report.source.rawValue)), ("elapsed_us", .integer(report.elapsed.microseconds)),
            ],
            rows: table, captions: [OutputDocument.caption(of: report)])
    }

    private static func caption(of report: TopSpendersReport) -> String {
        let (start, end) = (OutputCell.instant(report.window.start), OutputCell.instant(report.window.asOf))
        let users = report.spenders.isEmpty ? "Nobody ordered" : "\(report.spenders.count) users"
        let milliseconds = report.elapsed.inMilliseconds
        let elapsed = milliseconds.fixed(milliseconds < 10 ? 3 : 1)
        let replica = report.replicaLag.map { ", from the replica, \($0.spokenSeconds) behind" } ?? ""
        return
            "\(users) from \(start.spoken) to \(end.spoken) UTC; \(report.source.rawValue), \(elapsed) ms\(replica)."
    }
}

extension Duration {
    /// Whole microseconds, rounded to the nearest.
    var microseconds: Int64 {
        Int64((inSeconds * 1e6).rounded())
    }
}
