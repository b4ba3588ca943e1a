/// One of the 168 hours of a week, in UTC: Sunday from 12:00 to 13:00.
public struct HourOfWeek: Hashable, Sendable {
    public let weekday: Weekday
    /// 0 to 23.
    public let hour: Int

    /// The hour of the week that an instant falls into.
    public init(_ instant: Instant) {
        let hours = Int(instant.microseconds.flooredQuotient(by: 3_600_000_000))
        self.init(position: (hours + HourOfWeek.ofEpoch).flooredRemainder(by: HourOfWeek.count))
    }

    /// - Parameter position: from 0, Monday from 00:00 to 01:00, to 167.
    init(position: Int) {
        weekday = Weekday.allCases[position / 24]
        hour = position % 24
    }

    /// All hours of a week, Monday from 00:00 to 01:00 first.
    public static let all = (0..<count).map(HourOfWeek.init(position:))

    var position: Int { weekday.rawValue * 24 + hour }

    static let count = 7 * 24
    /// 1970 began on a Thursday.
    private static let ofEpoch = Weekday.thursday.rawValue * 24
}

extension Int {
    /// What flooring division leaves: never negative, so that instants before 1970 fall into the right hour.
    fileprivate func flooredRemainder(by divisor: Int) -> Int {
        self - flooredQuotient(by: divisor) * divisor
    }
}
