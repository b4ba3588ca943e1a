import GRDB
import OrdersCore

/// Times a piece of work several times over, and counts the pages it misses.
struct RepeatedTiming {
    let db: Database
    var runs = RepeatedRuns()

    /// The fastest run, and the pages that a run misses on average, after a first run that only warms up.
    func measure(_ work: () throws -> Void) throws -> AdviceMeasurement.Timing {
        try work()
        let cache = SampleCache(db: db)
        _ = cache.misses()
        let took = try runs.durations(work)
        return AdviceMeasurement.Timing(
            took: took.min() ?? .zero, pages: Double(cache.misses()) / Double(took.count))
    }
}
