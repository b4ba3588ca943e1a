import GRDB
import OrdersCore

/// How much of the database the sample may be, found by a first look at a few of its rows.
struct SampleSize: Sendable {
    /// Bytes that an order takes in the table and its indexes.
    let rowBytes: Double
    /// Bytes that an order takes in the largest candidate.
    let largestIndexBytes: Double

    static let firstLook = 4_000
    /// The sample, its largest index and what sorting that takes meanwhile shall stay under 5 %.
    private static let mostOfDatabase = 0.042
    /// With less than this a measurement would be noise: small databases are sampled whole.
    private static let fewestRows = 20_000.0
    /// More than this would take too long to measure.
    private static let mostRows = 400_000.0

    /// Measures a sample of a few rows.
    init(rows: Int, candidates: [IndexDefinition], _ db: Database) throws {
        let census = PageCensus(db: db)
        let bytes = try census.usedBytes()
        var largest: Int64 = 0
        for candidate in candidates {
            try db.execute(sql: candidate.statement)
            largest = max(largest, try census.usedBytes() - bytes)
            try db.execute(sql: "DROP INDEX \(Quoting.identifier(candidate.name))")
        }
        rowBytes = Double(bytes) / Double(max(1, rows))
        largestIndexBytes = Double(largest) / Double(max(1, rows))
    }

    /// The share of the users to take, 0 to 1.
    func share(of rows: Int64, usedBytes: Int64) -> Double {
        let all = Double(max(1, rows))
        // The index once in the file, and once more where it is sorted.
        let perRow = max(1, rowBytes + 2 * largestIndexBytes)
        let byRoom = SampleSize.mostOfDatabase * Double(usedBytes) / perRow
        return min(1, max(SampleSize.fewestRows, min(byRoom, SampleSize.mostRows)) / all)
    }

    /// With fewer orders than these the sample is read again with more users.
    static func enough(of rows: Int64) -> Int64 { min(rows, Int64(fewestRows / 2)) }
}
