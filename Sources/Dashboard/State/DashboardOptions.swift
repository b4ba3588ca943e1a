public import OrdersCore

/// What a person sets on the command line.
public struct DashboardOptions: Sendable {
    public var interval: RefreshInterval
    /// Whether the mouse is captured from the start.
    public var mouse: Bool
    /// The report's as-of instant; nil: now, always.
    public var asOf: Instant?
    public var archivePolicy: ArchivePolicy
    /// The longest an archive run may make another connection's write wait.
    public var maxWriterStall: Duration
    /// When archive runs may work; nil: always.
    public var archiveHours: WorkingHours?
    /// How long a direct report is shown before it is computed anew, where live totals don't answer; zero: it
    /// follows the database. Nil: five minutes for a report that takes over a second, zero for others.
    public var cacheTTL: Duration?

    public init(
        interval: RefreshInterval = .standard, mouse: Bool = true, asOf: Instant? = nil,
        archivePolicy: ArchivePolicy = ArchivePolicy(), maxWriterStall: Duration = .milliseconds(10),
        archiveHours: WorkingHours? = nil, cacheTTL: Duration? = nil
    ) {
        self.interval = interval
        self.mouse = mouse
        self.asOf = asOf
        self.archivePolicy = archivePolicy
        self.maxWriterStall = maxWriterStall
        self.archiveHours = archiveHours
        self.cacheTTL = cacheTTL
    }
}
