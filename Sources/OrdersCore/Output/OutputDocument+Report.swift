extension OutputDocument {
    /// The report, in the contract's form.
    package init(_ report: TopSpendersReport) {
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
