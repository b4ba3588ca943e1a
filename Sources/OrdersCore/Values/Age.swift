/// A span a person types: `30d`, `2y`, `18mo`, `10m`, `2s`. Months and years are calendar spans.
public struct Age: Hashable, Sendable {
    /// What the number counts.
    public enum Unit: String, CaseIterable, Sendable {
        case seconds = "s"
        case minutes = "m"
        case hours = "h"
        case days = "d"
        case weeks = "w"
        case months = "mo"
        case years = "y"
    }

    public let count: Int64
    public let unit: Unit

    public init(_ count: Int64, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// Reads a positive number directly followed by its unit; nil for anything else, and for spans beyond
    /// five thousand years.
    public init?(parsing text: String) {
        let digits = text.prefix { $0.isASCII && $0.isNumber }
        guard let count = Int64(digits), count > 0,
            let unit = Unit(rawValue: String(text.dropFirst(digits.count)))
        else { return nil }
        self.init(count, unit)
        guard count <= Age.longestSeconds / secondsPerUnit else { return nil }
    }

    /// The moment this long before another. Months and years keep the day and the time of day.
    public func before(_ instant: Instant) -> Instant {
        guard let months else { return instant.adding(seconds: -seconds) }
        let midnight = Instant(startOf: instant.date)
        let timeOfDay = instant.microseconds - midnight.microseconds
        let date = instant.date.subtracting(months: Int(months))
        return Instant(microseconds: Instant(startOf: date).microseconds + timeOfDay)
    }

    /// The span in seconds; a month counts 30 days and a year 365, as a window does.
    public var seconds: Int64 {
        count * secondsPerUnit
    }

    /// The span in words: `2 years`, `1 day`.
    public var words: String {
        let noun = String(describing: unit)
        return "\(count) \(count == 1 ? String(noun.dropLast()) : noun)"
    }

    private var months: Int64? {
        switch unit {
        case .months: count
        case .years: count * 12
        default: nil
        }
    }

    private var secondsPerUnit: Int64 {
        switch unit {
        case .seconds: 1
        case .minutes: 60
        case .hours: 3_600
        case .days: 86_400
        case .weeks: 7 * 86_400
        case .months: 30 * 86_400
        case .years: 365 * 86_400
        }
    }

    private static let longestSeconds: Int64 = 5_000 * 365 * 86_400
}

extension Age: CustomStringConvertible {
    /// The form it is typed in: `2y`.
    public var description: String {
        "\(count)\(unit.rawValue)"
    }
}
