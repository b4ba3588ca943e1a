import OrdersCore

// How far the report can be trusted, and why it is not the one that was expected.
extension TopSpendersPane {
    /// How long ago the report was asked for.
    func age(in context: DashboardContext) -> Duration {
        report.askedAt.map { context.now.elapsed(since: $0) } ?? .zero
    }

    /// A cached answer is exact only until the next look, and only while nobody knows of a change.
    func freshness(of value: TopSpendersReport, in context: DashboardContext) -> ReportFreshness {
        let age = age(in: context)
        let isBehind = report.isBehind(in: context)
        let isKept = cache.lifetime(of: value, totals: status.value?.condition) != nil
        let isCached = isKept && (isBehind || age >= context.interval.duration)
        if context.isFrozen, let loadedAt = report.loadedAt {
            return .held(loadedAt, isCached: isCached)
        }
        return isCached ? .cached(age) : isBehind ? .wasExact(age) : .exact
    }

    /// Why the orders were added up although live totals were expected to answer.
    func reasonForDirect(in context: DashboardContext) -> String? {
        guard let value = report.value, value.source == .direct, choice != .direct else { return nil }
        guard let status = status.value, status.condition != .absent else { return value.notice }
        guard status.condition == .building else { return value.notice ?? status.reasonAgainst(context.keys) }
        // The job under way speaks for itself.
        let isUnderWay = context.jobs.unfinished(of: TopSpendersPane.totalsJobs) != nil
        return isUnderWay ? nil : status.reasonAgainst(context.keys)
    }

    /// Why the live totals can't answer; nil when they can, or when nobody knows.
    func reasonAgainstLive(in context: DashboardContext) -> String? {
        status.value?.reasonAgainst(context.keys)
            ?? status.failure.flatMap { $0.code == .unsupported ? $0.message : nil }
    }
}

extension TotalsStatus {
    /// Why they can't answer, in the dashboard's words; nil when they can.
    func reasonAgainst(_ keys: KeyNames) -> String? {
        switch condition {
        case .absent: "Live totals are not enabled; \(keys(.liveTotals)) builds them."
        case .building: "Live totals are not built to the end; until then the report is direct."
        default: condition.reason
        }
    }
}
