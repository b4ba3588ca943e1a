/// Notices when a known query's plan becomes worse, and remembers it until it is good again or was looked at.
public struct PlanWatch: Hashable, Sendable {
    /// What each query's plan is compared with.
    private var good: [KnownQuery: QueryPlan] = [:]
    private var worse: [KnownQuery: QueryPlan] = [:]

    public init() {}

    /// The plans that are worse than they were.
    public var changes: [PlanDecline] {
        KnownQuery.allCases.compactMap { query in
            guard let before = good[query], let now = worse[query] else { return nil }
            return PlanDecline(before: before, now: now)
        }
    }

    /// Takes in newer plans.
    public mutating func follow(_ plans: [QueryPlan]) {
        for plan in plans {
            if let before = good[plan.query], PlanDecline.isWorse(plan, than: before) {
                worse[plan.query] = plan
            } else {
                good[plan.query] = plan
                worse[plan.query] = nil
            }
        }
    }

    /// The person has seen a query's plan as it is now.
    public mutating func looked(at query: KnownQuery) {
        good[query] = worse.removeValue(forKey: query) ?? good[query]
    }
}
