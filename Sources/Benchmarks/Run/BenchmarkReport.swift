/// All that a run has found, as it is printed.
struct BenchmarkReport: Encodable {
    let machine: Machine
    let shops: [ShopFigures]
    let writers: Part<WritersBenchmark.Figures>
    let server: Part<ServerBenchmark.Figures>
}
