/// What dropping an index will do, before it is done.
public struct IndexDropPreview: Hashable, Sendable {
    /// What becomes of one query that uses the index.
    public struct Effect: Hashable, Sendable {
        /// How long a query took, or that it was stopped.
        public enum Time: Hashable, Sendable {
            case took(Duration)
            case exceeds(Duration)
        }

        public let query: KnownQuery
        public let now: QueryPlan.Access
        public let timeNow: Time?
        /// Nil where the planner can't be asked.
        public let then: QueryPlan.Access?
        /// Measured, by making the engine answer without the index; nil where it can't be made to.
        public let timeThen: Time?
        /// Whether what would be then was tried on a sample and scaled, and not on the database itself.
        public let isEstimated: Bool

        public init(
            query: KnownQuery, now: QueryPlan.Access, timeNow: Time?, then: QueryPlan.Access?,
            timeThen: Time?,
            isEstimated: Bool = false
        ) {
            self.query = query
            self.now = now
            self.timeNow = timeNow
            self.then = then
            self.timeThen = timeThen
            self.isEstimated = isEstimated
        }
    }

    public let statement: String
    /// Those of the known queries that use the index now.
    public let effects: [Effect]

    public init(statement: String, effects: [Effect]) {
        self.statement = statement
        self.effects = effects
    }
}

extension IndexDropPreview.Effect {
    /// `The report: 224 ms now (index only), 1.3 s without it (table scan), measured.`
    var sentence: String {
        let subject = query.subject
        let present = [timeNow.map { "\($0.text) now" } ?? "uses it now", "(\(now.rawValue))"]
        guard let then else {
            return "\(subject): \(present.joined(separator: " ")); without it, nobody can tell."
        }
        guard let timeThen else {
            return
                "\(subject): \(present.joined(separator: " ")); without it a way that can't be timed (\(then.rawValue))."
        }
        let time = isEstimated ? "about \(timeThen.text)" : timeThen.text
        let source = isEstimated ? "estimated from a sample" : "measured"
        return
            "\(subject): \(present.joined(separator: " ")), \(time) without it (\(then.rawValue)), \(source)."
    }
}

extension IndexDropPreview.Effect.Time {
    /// `37 µs`, `1.3 s`, `over 5 s`.
    var text: String {
        switch self {
        case .took(let duration): return duration.spoken
        case .exceeds(let limit): return "over \(Int64(limit.inSeconds).grouped) s"
        }
    }
}
