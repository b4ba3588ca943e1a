/// Counts durations in buckets that grow with them, as HdrHistogram does: sixteen to a power of two, so that a
/// percentile is right to 6 % with a fixed few kilobytes however long the run.
struct LatencyHistogram: Sendable {
    private var buckets = [Int](repeating: 0, count: 16 * 64)
    private(set) var count = 0
    private(set) var max: Duration = .zero

    mutating func record(_ duration: Duration) {
        buckets[LatencyHistogram.bucket(LatencyHistogram.nanoseconds(duration))] += 1
        count += 1
        max = Swift.max(max, duration)
    }

    /// The duration that so many parts of a hundred don't exceed; nil when nothing was recorded.
    func percentile(_ percent: Int) -> Duration? {
        guard count > 0 else { return nil }
        let rank = (count * percent + 99) / 100
        var passed = 0
        for (index, number) in buckets.enumerated() {
            passed += number
            if passed >= rank { return min(max, .nanoseconds(LatencyHistogram.upperBound(index))) }
        }
        return max
    }

    private static func nanoseconds(_ duration: Duration) -> UInt64 {
        UInt64(Swift.max(0, Swift.min(duration / .nanoseconds(1), 9e18)))
    }

    /// The first sixteen buckets hold one number each; from there the four bits after the leading one choose.
    private static func bucket(_ value: UInt64) -> Int {
        guard value >= 16 else { return Int(value) }
        let exponent = 63 - value.leadingZeroBitCount
        return (exponent - 3) * 16 + Int((value >> UInt64(exponent - 4)) & 15)
    }

    private static func upperBound(_ bucket: Int) -> Int64 {
        guard bucket >= 16 else { return Int64(bucket) }
        let exponent = bucket / 16 + 3
        let lower = UInt64(16 + bucket % 16) << UInt64(exponent - 4)
        return Int64(clamping: lower + (1 << UInt64(exponent - 4)) - 1)
    }
}
