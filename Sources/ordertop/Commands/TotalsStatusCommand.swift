import ArgumentParser
import OrdersCore

/// `ordertop totals status`: where the live totals stand.
struct TotalsStatusCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show whether the live totals are there, exact, and how much waits to be counted in.",
        discussion: """
            The condition is absent, building, ready, doubtful or broken. Pending rows are changes and expired \
            orders that the report corrects until they are folded; past 20,000 it is computed directly instead.

            Examples:
              ordertop totals status
              ordertop totals status --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    func validate() throws {
        try common.requireNow(for: "live totals")
    }

    func run() async throws {
        let status = try await common.withStore(for: .read) { try await $0.totalsStatus(at: common.now) }
        try Console.standard.print(OutputDocument(status), as: output.format)
    }
}

extension OutputDocument {
    /// Where the live totals stand.
    init(_ status: TotalsStatus) {
        let reason = status.condition.reason
        let table = OutputTable(
            columns: [
                .text("condition"), .hidden("reason"), .number("pending_rows"),
                .text("counted_from", title: "counted from (UTC)"), .number("counted_orders"),
                .number("users"),
            ],
            rows: [
                [
                    .text(status.condition.name), .optional(reason, OutputCell.text),
                    status.isBehind
                        ? .moreThan(TotalsStatus.pendingLimit) : .integer(status.pendingRows),
                    .optional(status.countedFrom, OutputCell.instant), .integer(status.countedOrders),
                    .integer(status.users),
                ]
            ])
        self.init(object: table, captions: [reason ?? status.caption])
    }
}

extension TotalsStatus {
    /// What totals without a reason against them mean for the report.
    fileprivate var caption: String {
        guard isBehind else { return "The report reads the live totals and is exact." }
        return "The report is computed directly until less waits: `ordertop totals enable` folds it."
    }
}
