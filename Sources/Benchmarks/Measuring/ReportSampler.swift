import OrdersCore

/// Asks for the report again and again and keeps how long each answer took.
struct ReportSampler {
    let reports: any SpendingReports
    let limits: RunLimits
    var unit = Timings.Unit.milliseconds
    /// From the beginning of one read to that of the next; back to back where there is none.
    var interval: Duration?
    let query: () -> TopSpendersQuery

    func run() async throws -> ReportTimings {
        _ = try await reports.topSpenders(query())
        let clock = ContinuousClock()
        let elapsed = clock.stopwatch()
        var due = clock.now
        var engine: [Duration] = []
        var roundTrip: [Duration] = []
        while !limits.isEnough(engine.count, after: elapsed()) {
            let start = clock.now
            let report = try await reports.topSpenders(query())
            roundTrip.append(clock.now - start)
            engine.append(report.elapsed)
            guard let interval else { continue }
            due = max(due + interval, clock.now)
            try await clock.sleep(until: due)
        }
        return ReportTimings(engine: Timings(engine, in: unit), roundTrip: Timings(roundTrip, in: unit))
    }
}
