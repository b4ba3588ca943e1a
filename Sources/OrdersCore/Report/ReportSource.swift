/// Where a report's figures came from.
public enum ReportSource: String, Hashable, Sendable {
    /// Computed from `orders` by the report SQL.
    case direct
    /// Read from the live totals.
    case live
}

/// Which source a person asks for.
public enum ReportSourceChoice: String, CaseIterable, Hashable, Sendable {
    /// The fastest source that is exact.
    case auto
    case direct
    case live
}
