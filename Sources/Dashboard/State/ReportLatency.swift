import OrdersCore

/// How long the reports of this session took, the newest last.
struct ReportLatency: Sendable {
    private(set) var measurements: [ReportMeasurement] = []
    /// How many there have been, with those that are forgotten.
    private(set) var count = 0

    /// A quarter of an hour of live totals that are asked every two seconds.
    static let capacity = 512

    mutating func append(_ measurement: ReportMeasurement) {
        count += 1
        measurements.append(measurement)
        if measurements.count > ReportLatency.capacity { measurements.removeFirst() }
    }

    var isEmpty: Bool { measurements.isEmpty }

    /// The figures of each source that has answered, direct first.
    var figures: [LatencyFigures] {
        [ReportSource.direct, .live].compactMap(figures(of:))
    }

    func figures(of source: ReportSource) -> LatencyFigures? {
        LatencyFigures(source, measurements.filter { $0.source == source }.map(\.elapsed))
    }

    /// What each column of a chart stands for, oldest first: the slowest of so many reports that follow each
    /// other. The same reports stay together when another one comes, so that a picture moves as little as it can.
    ///
    /// - Parameter columns: how many there are at most.
    func columns(atMost columns: Int) -> (slowest: [ReportMeasurement], reportsEach: Int) {
        guard columns > 0, !isEmpty else { return ([], 1) }
        var each = (measurements.count + columns - 1) / columns
        while groups(of: each).count > columns { each += 1 }
        return (groups(of: each).compactMap { $0.max { $0.elapsed < $1.elapsed } }, each)
    }

    private func groups(of size: Int) -> [ArraySlice<ReportMeasurement>] {
        let forgotten = count - measurements.count
        let first = min(measurements.count, size - forgotten % size)
        let starts = [0] + stride(from: first, to: measurements.count, by: size)
        return zip(starts, starts.dropFirst() + [measurements.count]).map { measurements[$0..<$1] }
    }
}
