import OrdersCore

// Whether the report can rely on the live totals.

extension CheckUp {
    func totals() throws -> Finding {
        let reader = TotalsReader(status)
        let found = try reader.status(db, at: now)
        switch found.condition {
        case .absent: return finding(.ok, "they are not enabled; the report is computed directly")
        case .building:
            return finding(
                .notice, "they are still being built",
                "see `ordertop jobs`; a build that was stopped goes on with `ordertop totals enable`")
        case .doubtful(let reason): return finding(.notice, reason)
        case .broken(let reason): return finding(.problem, reason)
        case .ready where found.isBehind:
            return finding(
                .notice,
                "over \(TotalsStatus.pendingLimit.grouped) changes wait, so the report is computed directly",
                "open a dashboard, which folds them, or run `ordertop totals enable`")
        case .ready:
            let (counted, waiting) = (found.countedOrders.grouped, found.pendingRows.grouped)
            return finding(.ok, "exact, with \(counted) orders counted and \(waiting) changes waiting")
        }
    }

    private func finding(
        _ severity: Finding.Severity, _ message: String, _ advice: String? = nil
    ) -> Finding {
        Finding(severity, subject: "live totals", message: message, advice: advice)
    }
}
