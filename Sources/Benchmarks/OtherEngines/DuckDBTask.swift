/// What the script is asked to do.
struct DuckDBTask: Encodable {
    let shop: String
    let folder: String
    let query: String
    let threads: Int
    let leastRuns: Int
    let mostRuns: Int
    let seconds: Double
}

/// What the script says.
struct DuckDBAnswer: Decodable {
    let loadSeconds: Double
    /// How long each run took.
    let seconds: [Double]
    let answer: [ReportLine]
}
