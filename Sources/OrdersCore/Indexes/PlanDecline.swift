/// A known query's plan that has become worse.
public struct PlanDecline: Hashable, Sendable {
    /// The last plan that was good, or was looked at.
    public let before: QueryPlan
    public let now: QueryPlan

    public init(before: QueryPlan, now: QueryPlan) {
        self.before = before
        self.now = now
    }

    public var query: KnownQuery { now.query }

    /// Whether a plan is worse than another of the same query: it reaches the table in a worse way, reads a table
    /// whole that it didn't, or has got no other index and sorts or makes an index on its own where it didn't, or has
    /// lost one. What another index makes it do beside is the planner's choice, and that index may be new.
    public static func isWorse(_ now: QueryPlan, than before: QueryPlan) -> Bool {
        if now.access != before.access { return now.access.rank < before.access.rank }
        if !Set(now.scannedTables).isSubset(of: before.scannedTables) { return true }
        guard Set(now.indexNames).isSubset(of: before.indexNames) else { return false }
        if !now.work.isSubset(of: before.work) { return true }
        return Set(now.indexNames).isStrictSubset(of: before.indexNames)
    }

    /// `the report: index only (orders_report) before, table scan now`.
    public var words: String {
        "\(query.words): \(PlanDecline.words(before)) before, \(PlanDecline.words(now)) now"
    }

    private static func words(_ plan: QueryPlan) -> String {
        let names = plan.access == .tableScan ? plan.scannedTables : plan.indexNames
        return plan.access.rawValue + (names.isEmpty ? "" : " (\(names.joined(separator: ", ")))")
    }
}

extension QueryPlan.Access {
    fileprivate var rank: Int {
        switch self {
        case .tableScan: 0
        case .index: 1
        case .indexOnly: 2
        }
    }
}

extension QueryPlan {
    /// What the plan does beside reading, that an index could save.
    fileprivate var work: Set<PlanStep.Kind> {
        Set(nodes.map(\.step.kind)).intersection([.sort, .group, .distinct, .temporaryIndex])
    }
}
