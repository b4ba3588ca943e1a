/// What to do, and why.
public struct AdviceRecommendation: Hashable, Sendable {
    /// The index to build; nil when none is worth it.
    public let definition: IndexDefinition?
    /// One sentence.
    public let reason: String

    /// Report times closer than this can't be told apart: runs of one and the same report differ by as much.
    static let noise = 1.15
    /// What counts as much smaller, or much cheaper for inserts.
    static let muchLess = 0.7

    /// - Parameter candidates: The fastest first.
    init(today: Duration, candidates: [CandidateAdvice]) {
        guard let fastest = candidates.first else {
            self.init(nil, "There is no index to propose that isn't there.")
            return
        }
        guard today > fastest.report * AdviceRecommendation.noise else {
            self.init(
                nil,
                "Build nothing: the report takes \(today.spoken) today, and no candidate makes it clearly faster."
            )
            return
        }
        let best = AdviceRecommendation.cheapest(beside: fastest, among: candidates)
        self.init(best.definition, AdviceRecommendation.reason(for: best, today: today, fastest: fastest))
    }

    private init(_ definition: IndexDefinition?, _ reason: String) {
        self.definition = definition
        self.reason = reason
    }

    /// Among those that are as fast within the noise, one that is much smaller or much cheaper for inserts, and
    /// not much worse in the other.
    private static func cheapest(
        beside fastest: CandidateAdvice, among candidates: [CandidateAdvice]
    ) -> CandidateAdvice {
        let equals = candidates.filter { $0.report <= fastest.report * noise }
        return equals.reduce(fastest) { best, other in isMuchCheaper(other, than: best) ? other : best }
    }

    private static func isMuchCheaper(_ one: CandidateAdvice, than other: CandidateAdvice) -> Bool {
        let bytes = Double(one.bytes) / Double(max(1, other.bytes))
        let insert = max(1e-9, one.insert.inSeconds) / max(1e-9, other.insert.inSeconds)
        return (bytes <= muchLess && insert <= 1 / muchLess) || (insert <= muchLess && bytes <= 1 / muchLess)
    }

    private static func reason(
        for best: CandidateAdvice, today: Duration, fastest: CandidateAdvice
    ) -> String {
        let times = "the report would take about \(best.report.spoken) instead of \(today.spoken)"
        let price = "\(best.bytes.spokenBytes) of disk and a build of about \(best.build.spoken)"
        guard best != fastest else { return "Build \(best.definition.name): \(times), for \(price)." }
        return
            "Build \(best.definition.name): \(times), as fast as with \(fastest.definition.name) within what can be "
            + "measured, but cheaper: \(price)."
    }
}
