import GRDB
import OrdersCore

/// Times a piece of work several times over.
struct RepeatedTiming {
    let db: Database
    var fewest = 3
    var most = 100
    /// No new run is begun after this.
    var budget: Duration = .milliseconds(500)

    /// The fastest run, and the pages that a run misses on average, after a first run that only warms up.
    func measure(_ work: () throws -> Void) throws -> AdviceMeasurement.Timing {
        try work()
        let cache = SampleCache(db: db)
        _ = cache.misses()
        let elapsed = ContinuousClock().stopwatch()
        var runs: [Duration] = []
        while runs.count < fewest || (runs.count < most && elapsed() < budget) {
            try Task.checkCancellation()
            runs.append(try SQLiteStore.time(work))
        }
        return AdviceMeasurement.Timing(
            took: runs.min() ?? .zero, pages: Double(cache.misses()) / Double(runs.count))
    }
}

extension [Duration] {
    /// The middle one; of two, the longer. Zero where there is none.
    var median: Duration { isEmpty ? .zero : sorted()[count / 2] }
}
