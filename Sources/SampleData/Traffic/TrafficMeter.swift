internal import Synchronization

/// Counts what the traffic does; the run writes and anybody may read meanwhile.
final class TrafficMeter: Sendable {
    /// What a transaction did.
    enum Kind {
        case order
        case view
        case statusChange
    }

    private struct Counts {
        var report = TrafficReport()
        var latencies = LatencyHistogram()
    }

    private let counts = Mutex(Counts())

    /// A commit of one kind succeeded.
    func committed(
        _ kind: Kind, in duration: Duration, retries: Int
    ) {
        counts.withLock { counts in
            switch kind {
            case .order: counts.report.orders += 1
            case .view: counts.report.views += 1
            case .statusChange: counts.report.statusChanges += 1
            }
            counts.latencies.record(duration)
            guard retries > 0 else { return }
            counts.report.busyRetries += retries
            counts.report.stalled += duration
        }
    }

    /// Where the run stands in time.
    func passed(_ elapsed: Duration, leftOut: Duration) {
        counts.withLock { counts in
            counts.report.elapsed = elapsed
            counts.report.leftOut = leftOut
        }
    }

    var report: TrafficReport {
        counts.withLock { counts in
            var report = counts.report
            report.p50 = counts.latencies.percentile(50)
            report.p99 = counts.latencies.percentile(99)
            report.max = counts.latencies.count > 0 ? counts.latencies.max : nil
            return report
        }
    }
}
