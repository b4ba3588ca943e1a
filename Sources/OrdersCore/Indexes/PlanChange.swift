/// How a query was answered before an index was built, and after.
public struct PlanChange: Hashable, Sendable {
    public let before: QueryPlan
    public let after: QueryPlan

    public init(before: QueryPlan, after: QueryPlan) {
        self.before = before
        self.after = after
    }

    /// Whether the index has anything to do with it.
    public func isDue(to index: String) -> Bool {
        after.indexNames.contains(index) && !before.indexNames.contains(index)
    }

    /// `The report: 1.4 s before (index), 224 ms now (index only).`
    public var sentence: String {
        "\(after.query.subject): \(PlanChange.words(before, "before")), \(PlanChange.words(after, "now"))."
    }

    private static func words(_ plan: QueryPlan, _ when: String) -> String {
        guard let elapsed = plan.elapsed else { return "\(plan.access.rawValue) \(when)" }
        return "\(elapsed.spoken) \(when) (\(plan.access.rawValue))"
    }
}
