/// The answer to a `TopSpendersQuery`: spenders by sum descending, then by user id ascending.
public struct TopSpendersReport: Hashable, Sendable {
    public let window: ReportWindow
    public let source: ReportSource
    /// How long the engine took, without waiting for a connection.
    public let elapsed: Duration
    /// Rank is the position, counted from 1.
    public let spenders: [Spender]
    /// Why the direct report answered where the live totals were asked for or are enabled, as a sentence; nil
    /// when nothing needs saying.
    public private(set) var notice: String?
    /// How far the replica that answered was behind; nil where the primary answered, or the only database there is.
    public private(set) var replicaLag: Duration?

    public init(
        window: ReportWindow, source: ReportSource, elapsed: Duration, spenders: [Spender],
        notice: String? = nil
    ) {
        self.window = window
        self.source = source
        self.elapsed = elapsed
        self.spenders = spenders
        self.notice = notice
    }

    /// The same report with where it was read.
    ///
    /// - Parameter replica: nil where there is none.
    public func read(from replica: ReplicaUse?) -> TopSpendersReport {
        var report = self
        if case .reading(let lag) = replica { report.replicaLag = lag }
        let notices = [notice, replica?.notice].compactMap(\.self)
        report.notice = notices.isEmpty ? nil : notices.joined(separator: " ")
        return report
    }
}
