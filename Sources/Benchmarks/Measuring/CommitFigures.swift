import OrdersCore
import SampleData

/// The commits of the shop's application, in milliseconds.
struct CommitFigures: Encodable {
    let perSecond: Double
    let ordersPerSecond: Double
    let p50: Double?
    let p99: Double?
    let max: Double?

    init(_ report: TrafficReport) {
        let seconds = report.elapsed.inSeconds
        perSecond = report.commitsPerSecond.rounded(to: 1)
        ordersPerSecond = seconds > 0 ? (Double(report.orders) / seconds).rounded(to: 1) : 0
        p50 = report.p50?.inMilliseconds.rounded(to: 3)
        p99 = report.p99?.inMilliseconds.rounded(to: 3)
        max = report.max?.inMilliseconds.rounded(to: 3)
    }
}
