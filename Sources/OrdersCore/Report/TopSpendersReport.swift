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
    public let notice: String?

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
}
