/// A moment in UTC, in microseconds since 1970: the finest that the engines store. Printed in milliseconds.
public struct Instant: Hashable, Comparable, Sendable {
    public var microseconds: Int64

    public init(microseconds: Int64) {
        self.microseconds = microseconds
    }

    public init(milliseconds: Int64) {
        self.init(microseconds: milliseconds * 1_000)
    }

    /// Whole milliseconds since 1970, rounded down.
    public var milliseconds: Int64 {
        microseconds.flooredQuotient(by: 1_000)
    }

    /// How many days after 1970-01-01 this moment falls, in UTC.
    public var daysSinceEpoch: Int {
        Int(microseconds.flooredQuotient(by: Instant.microsecondsPerDay))
    }

    /// The day this moment falls on, in UTC.
    public var date: CivilDate {
        CivilDate(daysSinceEpoch: daysSinceEpoch)
    }

    /// The first moment of a day, in UTC.
    public init(startOf date: CivilDate) {
        self.init(microseconds: Int64(date.daysSinceEpoch) * Instant.microsecondsPerDay)
    }

    public func adding(seconds: Int64) -> Instant {
        Instant(microseconds: microseconds + seconds * 1_000_000)
    }

    /// The time from another moment to this one; negative when the other is later.
    public func elapsed(since other: Instant) -> Duration {
        .microseconds(microseconds - other.microseconds)
    }

    public static func < (left: Instant, right: Instant) -> Bool {
        left.microseconds < right.microseconds
    }

    static let microsecondsPerDay: Int64 = 86_400_000_000

    /// The range that ISO 8601 can write: the years 0000 to 9999.
    public static let representable =
        Instant(microseconds: -62_167_219_200_000_000)...Instant(microseconds: 253_402_300_799_999_999)
}
