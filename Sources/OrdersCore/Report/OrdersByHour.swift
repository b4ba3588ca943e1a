/// How many completed orders came in each hour of the week, in UTC.
public struct OrdersByHour: Hashable, Sendable {
    public let window: ReportWindow
    private var counts = [Int64](repeating: 0, count: HourOfWeek.count)

    /// A count of nothing yet.
    public init(in window: ReportWindow) {
        self.window = window
    }

    /// Counts orders of an instant, or of the hour that it falls into.
    public mutating func add(_ instant: Instant, orders: Int64 = 1) {
        counts[HourOfWeek(instant).position] += orders
    }

    public func orders(in hour: HourOfWeek) -> Int64 { counts[hour.position] }

    /// Of all hours of a weekday.
    public func orders(on weekday: Weekday) -> Int64 {
        HourOfWeek.all.filter { $0.weekday == weekday }.reduce(0) { $0 + orders(in: $1) }
    }

    /// Of an hour of all weekdays, 0 to 23.
    public func orders(atHour hour: Int) -> Int64 {
        HourOfWeek.all.filter { $0.hour == hour }.reduce(0) { $0 + orders(in: $1) }
    }

    public var total: Int64 { counts.reduce(0, +) }

    /// The most orders that an hour of the week has.
    public var most: Int64 { counts.max() ?? 0 }

    /// The four weeks to an instant. Whole weeks, so that each hour of the week is counted equally often: of
    /// thirty days two weekdays would have a quarter more.
    public static func fourWeeks(to instant: Instant) -> ReportWindow {
        ReportWindow(asOf: instant, isBounded: true, seconds: 28 * 86_400)
    }
}
