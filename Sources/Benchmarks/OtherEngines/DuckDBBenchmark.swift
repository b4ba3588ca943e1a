import OrdersCore

/// The report by DuckDB, on its own columnar copy of the shop's rows, in a process that stays open.
struct DuckDBBenchmark {
    struct Figures: Encodable {
        let threads: Int
        let loadSeconds: Double
        let timings: Timings
        /// Whether it gave ordertop's answer.
        let agrees: Bool
    }

    let shop: ShopFile
    let engine: DuckDB
    let folder: String
    let expected: [ReportLine]

    func run() async throws -> Figures {
        Workplace.say("  DuckDB")
        let limits = RunLimits.slow
        let answer = try await engine.run(
            DuckDBTask(
                shop: shop.path, folder: folder,
                query: ReportStatement.duckDB(windowStart: shop.query(via: .direct).window.start),
                threads: DuckDBBenchmark.threads, leastRuns: limits.runs.lowerBound,
                mostRuns: limits.runs.upperBound, seconds: limits.duration.inSeconds))
        return Figures(
            threads: DuckDBBenchmark.threads, loadSeconds: answer.loadSeconds.rounded(to: 2),
            timings: Timings(answer.seconds.map { .seconds($0) }), agrees: answer.answer == expected)
    }

    private static let threads = 2
}
