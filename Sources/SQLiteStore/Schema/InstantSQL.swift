import GRDB
import OrdersCore

/// How one field's instants are compared, ordered, read and written.
struct InstantSQL: Sendable {
    let format: InstantFormat
    /// The column or expression as it is.
    let raw: String
    let isColumn: Bool

    /// What orders rows by time, and what `instant(from:)` reads: the raw number, or the microseconds that a
    /// text stands for.
    var value: String {
        format == .iso8601 ? ISO8601SQL.microseconds(of: raw) : raw
    }

    /// Whether the raw column is in the order of time, so that an index on it is.
    var isOrdered: Bool { isColumn && format != .iso8601 }

    /// Rows from an instant through another, both inclusive.
    ///
    /// Both ends are always bound, to what ISO 8601 can write where nothing is asked: NULL and values of
    /// another type than the format's are outside. Numbers are compared as they are stored, so that an index
    /// serves; the ends are rounded inward to its unit.
    ///
    /// - Parameter hidesIndex: keeps the planner from entering by an index on this column.
    func range(from: Instant?, through: Instant?, name: String, hidesIndex: Bool = false) -> Condition {
        let from = max(from ?? Instant.representable.lowerBound, Instant.representable.lowerBound)
        let through = min(through ?? Instant.representable.upperBound, Instant.representable.upperBound)
        let field = (hidesIndex ? "+" : "") + (format == .iso8601 ? value : raw)
        let exact = Condition(
            "\(field) >= :\(name)_from AND \(field) <= :\(name)_through",
            [
                "\(name)_from": number(atOrAfter: from).databaseValue,
                "\(name)_through": number(atOrBefore: through).databaseValue,
            ]
        )
        guard format == .iso8601, isColumn, !hidesIndex else { return exact }
        return .all([ISO8601SQL.coarse(raw, from: from, through: through, name: name), exact])
    }

    /// Reads `value`; nil for NULL and for what is no instant.
    func instant(from stored: DatabaseValue) -> Instant? {
        switch stored.storage {
        case .int64(let number): return unit.instant(number)
        case .double(let number):
            let scaled = (number * Double(unit.microseconds)).rounded(.down)
            return Int64(exactly: scaled).map { Instant(microseconds: $0) }
        default: return nil
        }
    }

    /// An instant as the column holds it, rounded down to its unit. Text is written as SQLite itself writes
    /// it.
    func storage(of instant: Instant) -> DatabaseValue {
        guard format == .iso8601 else { return unit.roundedDown(instant).databaseValue }
        return String(instant.iso8601.dropLast()).split(separator: "T").joined(separator: " ").databaseValue
    }

    /// The smallest number among `value`'s that is not before an instant.
    func number(atOrAfter instant: Instant) -> Int64 { unit.roundedUp(instant) }

    /// The largest number among `value`'s that is not after an instant.
    func number(atOrBefore instant: Instant) -> Int64 { unit.roundedDown(instant) }

    private var unit: InstantUnit { InstantUnit(format) }
}

/// The unit of the numbers that instants are stored or computed as.
private struct InstantUnit {
    let microseconds: Int64

    init(_ format: InstantFormat) {
        switch format {
        case .unixSeconds: microseconds = 1_000_000
        case .unixMilliseconds: microseconds = 1_000
        case .iso8601, .native: microseconds = 1
        }
    }

    func roundedDown(_ instant: Instant) -> Int64 {
        let (quotient, remainder) = instant.microseconds.quotientAndRemainder(dividingBy: microseconds)
        return remainder < 0 ? quotient - 1 : quotient
    }

    func roundedUp(_ instant: Instant) -> Int64 {
        let (quotient, remainder) = instant.microseconds.quotientAndRemainder(dividingBy: microseconds)
        return remainder > 0 ? quotient + 1 : quotient
    }

    func instant(_ number: Int64) -> Instant? {
        let (product, overflow) = number.multipliedReportingOverflow(by: microseconds)
        return overflow ? nil : Instant(microseconds: product)
    }
}
