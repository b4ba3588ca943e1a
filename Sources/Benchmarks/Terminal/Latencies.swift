import OrdersCore

/// How long a person waits, in milliseconds.
struct Latencies: Encodable {
    let count: Int
    let p50: Double?
    let p95: Double?
    let max: Double?

    init(_ durations: [Duration]) {
        let sorted = durations.sorted()
        func milliseconds(_ quantile: Double) -> Double? {
            sorted.isEmpty ? nil : Timings.rank(quantile, of: sorted).inMilliseconds.rounded(to: 2)
        }
        count = sorted.count
        p50 = milliseconds(0.5)
        p95 = milliseconds(0.95)
        max = milliseconds(1)
    }
}
