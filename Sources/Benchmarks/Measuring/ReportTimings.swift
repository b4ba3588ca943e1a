/// What the report's answers took.
struct ReportTimings: Encodable {
    /// The engine's own time, as the report states it.
    let engine: Timings
    /// From the call to its answer, as the caller sees it.
    let roundTrip: Timings
}
