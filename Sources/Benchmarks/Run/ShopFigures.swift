/// Everything measured on a shop of one size.
struct ShopFigures: Encodable {
    let generate: GenerateBenchmark.Figures
    let direct: Part<DirectBenchmark.Figures>
    let indexes: Part<IndexesBenchmark.Figures>
    let panes: Part<PanesBenchmark.Figures>
    let duckdb: Part<DuckDBBenchmark.Figures>
    let live: Part<LiveBenchmark.Figures>
    let archive: Part<ArchiveBenchmark.Figures>
    let terminal: Part<TerminalBenchmark.Figures>
    let ratios: Ratios

    /// How many times as long the others' medians are as that of the live totals, read back to back.
    struct Ratios: Encodable {
        let bestDirectToLiveEngine: Double?
        let bestDirectToLiveRoundTrip: Double?
        let sqlite3ToLiveEngine: Double?
        let sqlite3ToLiveRoundTrip: Double?
        let duckDBToLiveEngine: Double?
        let duckDBToLiveRoundTrip: Double?

        init(
            direct: DirectBenchmark.Figures?, duckdb: DuckDBBenchmark.Figures?, live: LiveBenchmark.Figures?
        ) {
            let (engine, roundTrip) = (live?.backToBack.engine, live?.backToBack.roundTrip)
            let sqlite3 = direct?.sqlite3.figures?.timings
            bestDirectToLiveEngine = Ratios.of(direct?.best.timings.engine, engine)
            bestDirectToLiveRoundTrip = Ratios.of(direct?.best.timings.roundTrip, roundTrip)
            sqlite3ToLiveEngine = Ratios.of(sqlite3, engine)
            sqlite3ToLiveRoundTrip = Ratios.of(sqlite3, roundTrip)
            duckDBToLiveEngine = Ratios.of(duckdb?.timings, engine)
            duckDBToLiveRoundTrip = Ratios.of(duckdb?.timings, roundTrip)
        }

        private static func of(_ other: Timings?, _ live: Timings?) -> Double? {
            guard let other, let live else { return nil }
            return other.ratio(to: live)
        }
    }
}
