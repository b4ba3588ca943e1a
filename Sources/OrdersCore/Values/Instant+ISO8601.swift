extension Instant {
    /// `2026-11-22T12:31:07.000Z`, the form of every instant in JSON and CSV.
    public var iso8601: String {
        let milliseconds = milliseconds.flooredRemainder(by: 1_000)
        return "\(dateText)T\(timeText).\(padded(milliseconds, 3))Z"
    }

    /// `2026-11-22`, the UTC day.
    public var dateText: String {
        let date = date
        return "\(padded(Int64(date.year), 4))-\(padded(Int64(date.month), 2))-\(padded(Int64(date.day), 2))"
    }

    /// `12:31:07`, the UTC time of day.
    public var timeText: String {
        let seconds = microseconds.flooredQuotient(by: 1_000_000).flooredRemainder(by: 86_400)
        return "\(padded(seconds / 3_600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    }

    /// Reads ISO 8601: a date, or a date and a time separated by `T` or a blank, with seconds and a fraction if
    /// wanted and `Z` or an offset such as `+02:00`. UTC where no offset is given; digits past the microsecond
    /// are cut. Nil for anything else, and for days and times that don't exist.
    public init?(iso8601 text: String) {
        var scanner = DigitScanner(text)
        guard let date = scanner.date() else { return nil }
        var microseconds = Instant(startOf: date).microseconds
        if scanner.skip("T") || scanner.skip(" ") {
            guard let time = scanner.timeOfDay(), let offset = scanner.offset() else { return nil }
            microseconds += time - offset
        }
        let instant = Instant(microseconds: microseconds)
        guard scanner.isAtEnd, Instant.representable.contains(instant) else { return nil }
        self = instant
    }

    private func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// Reads the fixed-width numbers of ISO 8601 from the front of a text.
private struct DigitScanner {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = Substring(text).utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func skip(_ character: Character) -> Bool {
        guard let value = character.asciiValue, rest.first == value else { return false }
        rest.removeFirst()
        return true
    }

    mutating func number(digits count: Int) -> Int64? {
        let digits = rest.prefix(count)
        guard digits.count == count, digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
        rest.removeFirst(count)
        return digits.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    mutating func date() -> CivilDate? {
        guard let year = number(digits: 4), skip("-"), let month = number(digits: 2), skip("-"),
            let day = number(digits: 2)
        else { return nil }
        return CivilDate(year: Int(year), month: Int(month), day: Int(day))
    }

    /// The time since midnight, in microseconds.
    mutating func timeOfDay() -> Int64? {
        guard let hour = number(digits: 2), hour < 24, skip(":"), let minute = number(digits: 2), minute < 60
        else { return nil }
        var second: Int64 = 0
        var fraction: Int64 = 0
        if skip(":") {
            guard let value = number(digits: 2), value < 60 else { return nil }
            second = value
            if skip(".") {
                guard let value = fractionOfSecond() else { return nil }
                fraction = value
            }
        }
        return ((hour * 60 + minute) * 60 + second) * 1_000_000 + fraction
    }

    mutating func fractionOfSecond() -> Int64? {
        let digits = rest.prefix { (48...57).contains($0) }
        guard !digits.isEmpty else { return nil }
        rest.removeFirst(digits.count)
        let six = Array(digits.prefix(6)) + Array(repeating: 48, count: max(0, 6 - digits.count))
        return six.reduce(0) { $0 * 10 + Int64($1 - 48) }
    }

    /// The offset from UTC in microseconds; 0 where none is written.
    mutating func offset() -> Int64? {
        if isAtEnd || skip("Z") { return 0 }
        let sign: Int64 = skip("-") ? -1 : 1
        guard sign < 0 || skip("+") else { return nil }
        guard let hours = number(digits: 2), hours < 24 else { return nil }
        _ = skip(":")
        guard let minutes = isAtEnd ? 0 : number(digits: 2), minutes < 60 else { return nil }
        return sign * (hours * 3_600 + minutes * 60) * 1_000_000
    }
}

extension Int64 {
    fileprivate func flooredRemainder(by divisor: Int64) -> Int64 {
        self - flooredQuotient(by: divisor) * divisor
    }
}
