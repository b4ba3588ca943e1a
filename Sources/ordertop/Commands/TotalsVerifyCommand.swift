import ArgumentParser
import OrdersCore

/// `ordertop totals verify`: compares the live totals with the direct report.
struct TotalsVerifyCommand: DatabaseCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Compare every user's live total with the direct report; exits 2 on a difference.",
        discussion: """
            Compares in one snapshot, users beyond the top 10 included, and what was counted with the orders. \
            Works with --read-only too; where ordertop may write, totals with a difference are not used any \
            more, and doubtful ones without are trusted again.

            Examples:
              ordertop totals verify
              ordertop totals verify --read-only --format json
            """)

    @OptionGroup var common: CommonOptions
    @OptionGroup var output: FormatOption

    func validate() throws {
        try common.requireNow(for: "live totals")
    }

    func run() async throws {
        let verification = try await common.withStore(for: .change) { store in
            try await store.verifyTotals(at: common.now)
        }
        try Console.standard.print(OutputDocument(verification), as: output.format)
        if output.format == .csv { verification.problems.forEach(Console.standard.say) }
        guard verification.isExact else { throw ExitCode(Failure.differenceFound) }
    }
}

extension OutputDocument {
    /// What comparing the totals found, a row for each user that differs.
    init(_ verification: TotalsVerification) {
        let table = OutputTable(
            columns: [
                .hidden("user_id"), .text("username", title: "user"), .number("live_orders"),
                .number("live_spent"), .number("direct_orders"), .number("direct_spent"),
            ],
            rows: verification.differences.map { difference in
                [
                    .id(difference.userID.value), .optional(difference.username, OutputCell.text),
                    .integer(difference.liveOrders), .money(difference.liveSpent),
                    .integer(difference.directOrders), .money(difference.directSpent),
                ]
            })
        self.init(
            table: table,
            json: .object([
                .init("users", .number(String(verification.users))),
                .init("differing_users", .number(String(verification.differingUsers))),
                .init("differences", .list(table.json)),
                .init("problems", .list(verification.problems.map(JSONValue.text))),
            ]),
            captions: [Failure.oneLine(verification.summary) + "."])
    }
}
