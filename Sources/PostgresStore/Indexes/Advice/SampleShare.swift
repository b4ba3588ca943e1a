/// How much of the orders a sample holds.
enum SampleShare {
    /// With less than this a measurement would be noise: small tables are sampled whole.
    private static let fewestRows = 20_000.0
    /// More than this would take too long to measure.
    private static let mostRows = 400_000.0
    /// No more than this part of a large table, because a sample takes room beside it.
    private static let mostOfTable = 0.05

    /// The share of the users to take, 0 to 1.
    static func share(of rows: Int64) -> Double {
        let all = Double(max(1, rows))
        return min(1, max(fewestRows, min(mostRows, all * mostOfTable)) / all)
    }

    /// With fewer orders than these the sample is taken again with more users: few users have all the orders, and hardly
    /// any of them was chosen.
    static func enough(of rows: Int64) -> Int64 { min(rows, Int64(fewestRows / 2)) }
}
