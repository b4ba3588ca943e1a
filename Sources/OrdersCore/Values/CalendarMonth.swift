/// A month of the proleptic Gregorian calendar in UTC.
public struct CalendarMonth: Hashable, Comparable, Sendable {
    public let year: Int
    /// 1 to 12.
    public let month: Int

    public init(_ date: CivilDate) {
        year = date.year
        month = date.month
    }

    /// Reads `2026-11`; nil for anything else.
    public init?(_ text: String) {
        guard let instant = Instant(iso8601: text + "-01") else { return nil }
        self.init(instant.date)
    }

    public static func < (left: CalendarMonth, right: CalendarMonth) -> Bool {
        (left.year, left.month) < (right.year, right.month)
    }
}

extension CalendarMonth: CustomStringConvertible {
    /// `2026-11`.
    public var description: String {
        let (year, month) = (String(year), String(month))
        return String(repeating: "0", count: max(0, 4 - year.count)) + year + (month.count < 2 ? "-0" : "-")
            + month
    }
}
