/// How many spenders a direct report cuts to before it joins users: more than are wanted, because orders without a user
/// don't count, and more again where even those weren't enough.
package struct SpenderCandidates: Hashable, Sendable {
    /// Places for spenders who turn out to have no user, before a wider look is needed.
    private static let surplus = 16

    /// How many to look at now.
    package private(set) var count: Int

    package init(for limit: Int) {
        count = min(limit, Int.max - SpenderCandidates.surplus) + SpenderCandidates.surplus
    }

    /// Looks at more and more until there are enough, or no more.
    ///
    /// - Parameter look: Reads the first so many rows, and those of them that are spenders.
    package static func spenders(
        _ limit: Int, _ look: (_ candidates: Int) throws -> (rows: Int, spenders: [Spender])
    ) rethrows -> [Spender] {
        guard limit > 0 else { return [] }
        var candidates = SpenderCandidates(for: limit)
        while true {
            let found = try look(candidates.count)
            if found.spenders.count >= limit || found.rows < candidates.count {
                return Array(found.spenders.prefix(limit))
            }
            candidates.widen()
        }
    }

    private mutating func widen() {
        let (wider, overflow) = count.multipliedReportingOverflow(by: SpenderCandidates.surplus)
        count = overflow ? .max : wider
    }
}
