/// The hours of the day (UTC) in which a job may work, such as `01:00-05:00`. They may go over midnight.
public struct WorkingHours: Hashable, Sendable {
    /// Minutes since midnight; the end is the first minute that doesn't count.
    private let start: Int
    private let end: Int

    /// Reads `HH:MM-HH:MM`; nil for anything else, and for hours that are empty.
    public init?(parsing text: String) {
        let ends = text.split(separator: "-", omittingEmptySubsequences: false).map(WorkingHours.minutes)
        guard ends.count == 2, let start = ends[0], let end = ends[1], start != end, start < WorkingHours.day
        else { return nil }
        self.start = start
        self.end = end
    }

    /// How long to wait until work may go on; nil when it may now.
    public func wait(at now: Instant) -> Duration? {
        let day = Int64(WorkingHours.day) * WorkingHours.minute
        let time = now.microseconds - Instant(startOf: now.date).microseconds
        let (start, end) = (Int64(start) * WorkingHours.minute, Int64(end) * WorkingHours.minute)
        let isOpen = start < end ? (start..<end).contains(time) : time >= start || time < end
        return isOpen ? nil : .microseconds((start - time + day) % day)
    }

    private static let minute: Int64 = 60_000_000
    private static let day = 24 * 60

    /// Minutes of `HH:MM`, up to 24:00.
    private static func minutes(_ text: Substring) -> Int? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && $0.allSatisfy(\.isNumber) }),
            let hour = Int(parts[0]), let minute = Int(parts[1]), minute < 60, hour * 60 + minute <= day
        else { return nil }
        return hour * 60 + minute
    }

    private static func text(_ minutes: Int) -> String {
        [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
    }
}

extension WorkingHours: CustomStringConvertible {
    /// The form that is read: `01:00-05:00`.
    public var description: String { "\(WorkingHours.text(start))-\(WorkingHours.text(end))" }
}
