/// How often to measure: for a time, but neither too rarely nor too often.
struct RunLimits {
    let runs: ClosedRange<Int>
    let duration: Duration

    /// A report that takes milliseconds to seconds.
    static let slow = RunLimits(runs: 5...100, duration: .seconds(6))
    /// A report that takes microseconds.
    static let fast = RunLimits(runs: 20_000...1_000_000, duration: .seconds(10))
    /// The same with nobody writing, where times vary less.
    static let brief = RunLimits(runs: 20_000...1_000_000, duration: .seconds(2))
    /// One read every 20 ms.
    static let paced = RunLimits(runs: 500...1_000, duration: .seconds(20))

    func isEnough(_ count: Int, after elapsed: Duration) -> Bool {
        count >= runs.upperBound || (count >= runs.lowerBound && elapsed >= duration)
    }

    /// How many runs of a known length these limits come to.
    func runs(of length: Duration) -> Int {
        guard length > .zero else { return runs.upperBound }
        return min(runs.upperBound, max(runs.lowerBound, Int(duration / length)))
    }
}
