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
