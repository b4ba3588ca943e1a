/// The instants a report covers: a rolling span before the as-of instant, start inclusive.
///
/// Without a chosen as-of instant the window is open at the end: what the shop writes while the report runs
/// counts. With one, `createdAt <= asOf` holds too.
public struct ReportWindow: Hashable, Sendable {
    /// The instant the window ends at.
    public let asOf: Instant
    /// Whether rows after `asOf` are left out, because a person chose the instant.
    public let isBounded: Bool
    public let seconds: Int64

    public init(asOf: Instant, isBounded: Bool, seconds: Int64 = ReportWindow.thirtyDays) {
        self.asOf = asOf
        self.isBounded = isBounded
        self.seconds = seconds
    }

    /// The first instant that counts.
    public var start: Instant {
        asOf.adding(seconds: -seconds)
    }

    /// The last instant that counts, if there is one.
    public var end: Instant? {
        isBounded ? asOf : nil
    }

    public func contains(_ instant: Instant) -> Bool {
        instant >= start && (end.map { instant <= $0 } ?? true)
    }

    /// 30 × 86,400 s.
    public static let thirtyDays: Int64 = 30 * 86_400
}
