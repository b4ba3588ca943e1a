/// What the traffic did so far and how long its commits took.
public struct TrafficReport: Hashable, Sendable {
    /// Orders placed.
    public var orders = 0
    /// Views recorded.
    public var views = 0
    /// Orders whose status was changed afterwards.
    public var statusChanges = 0
    public var elapsed: Duration = .zero
    /// The time of a commit, from the first attempt to its success; nil before the first. The percentiles are
    /// right to 6 %, the maximum is exact.
    public var p50: Duration?
    public var p99: Duration?
    public var max: Duration?
    /// Attempts that another writer's lock turned away.
    public var busyRetries = 0
    /// The time spent on commits that were turned away at least once.
    public var stalled: Duration = .zero
    /// The time whose arrivals were left out because the traffic had fallen too far behind.
    public var leftOut: Duration = .zero

    /// Transactions committed.
    public var commits: Int { orders + views + statusChanges }

    /// Over the whole run.
    public var commitsPerSecond: Double {
        elapsed > .zero ? Double(commits) / (elapsed / .seconds(1)) : 0
    }
}
