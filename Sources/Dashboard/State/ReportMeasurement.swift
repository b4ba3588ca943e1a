import OrdersCore

/// How long the engine took for one report. What is shown from a cache was measured when it was computed.
struct ReportMeasurement: Hashable, Sendable {
    /// When the answer came.
    let at: Instant
    let source: ReportSource
    let elapsed: Duration
}
