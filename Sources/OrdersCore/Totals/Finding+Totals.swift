extension Finding {
    /// Whether the report can rely on the live totals.
    package init(about totals: TotalsStatus) {
        func finding(_ severity: Severity, _ message: String, _ advice: String? = nil) -> Finding {
            Finding(severity, subject: "live totals", message: message, advice: advice)
        }
        switch totals.condition {
        case .absent: self = finding(.ok, "they are not enabled; the report is computed directly")
        case .building:
            self = finding(
                .notice, "they are still being built",
                "see `ordertop jobs`; a build that was stopped goes on with `ordertop totals enable`")
        case .doubtful(let reason): self = finding(.notice, reason)
        case .broken(let reason): self = finding(.problem, reason)
        case .ready where totals.isBehind:
            self = finding(
                .notice,
                "over \(TotalsStatus.pendingLimit.grouped) changes wait, so the report is computed directly",
                "open a dashboard, which folds them, or run `ordertop totals enable`")
        case .ready:
            let (counted, waiting) = (totals.countedOrders.grouped, totals.pendingRows.grouped)
            self = finding(.ok, "exact, with \(counted) orders counted and \(waiting) changes waiting")
        }
    }
}
