/// How far two rankings agree.
public enum RankCorrelation {
    /// Kendall's tau-a: pairs that both lists put in the same order, less those they put in opposite orders, over
    /// all pairs; 1 when they agree wholly, −1 when one is the other backwards. A pair that one list has as equal
    /// counts for neither. See M. G. Kendall, "A New Measure of Rank Correlation", Biometrika 30 (1938).
    ///
    /// - Parameters:
    ///   - first: One figure for each thing.
    ///   - second: Another figure for each of the same things, in the same order.
    /// - Returns: nil when there are less than two things.
    public static func kendallTau(_ first: [Double], _ second: [Double]) -> Double? {
        let count = min(first.count, second.count)
        guard count > 1 else { return nil }
        var balance = 0
        for one in 0..<count {
            for other in (one + 1)..<count {
                let product = (first[one] - first[other]) * (second[one] - second[other])
                balance += product > 0 ? 1 : product < 0 ? -1 : 0
            }
        }
        return Double(balance) / Double(count * (count - 1) / 2)
    }
}
