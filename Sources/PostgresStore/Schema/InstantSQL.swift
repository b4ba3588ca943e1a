import OrdersCore

/// How one field's instants are compared, ordered, read and written.
struct InstantSQL: Hashable, Sendable {
    let format: InstantFormat
    /// The column or expression as it is.
    let raw: String
    /// Of the column in `pg_type`; nil for an expression.
    let type: String?

    /// The instant as a `timestamptz`.
    var value: String {
        switch format {
        case .native: type == "timestamp" || type == "date" ? "(\(raw) AT TIME ZONE 'UTC')" : raw
        case .unixMilliseconds: "('epoch'::timestamptz + \(raw) * interval '1 millisecond')"
        case .unixSeconds: "('epoch'::timestamptz + \(raw) * interval '1 second')"
        case .iso8601: "(\(raw))::timestamptz"
        }
    }

    /// What orders rows by time: the column itself where it is in that order, so that an index serves.
    var order: String { format == .iso8601 ? value : raw }

    /// Rows from an instant through another, both inclusive. The column is compared as it is stored, so that an index
    /// serves; NULL is outside.
    func range(from: Instant?, through: Instant?, name: String) -> Condition {
        var parts: [Condition] = []
        if let from {
            parts.append(
                Condition("\(order) >= \(bound(name + "_from"))", [name + "_from": argument(atOrAfter: from)])
            )
        }
        if let through {
            parts.append(
                Condition(
                    "\(order) <= \(bound(name + "_through"))",
                    [name + "_through": argument(atOrBefore: through)]))
        }
        return parts.isEmpty ? Condition("\(order) IS NOT NULL") : .all(parts)
    }

    /// An instant as the column holds it, rounded down to its unit.
    func storage(of instant: Instant) -> PostgresValue {
        switch format {
        case .native: .instant(instant)
        case .unixMilliseconds: .int(instant.milliseconds)
        case .unixSeconds: .int(instant.microseconds.flooredQuotient(by: 1_000_000))
        case .iso8601: .text(instant.iso8601)
        }
    }

    /// An argument in the column's own type.
    func bound(_ name: String) -> String {
        format == .native && (type == "timestamp" || type == "date")
            ? "(:\(name)::timestamptz AT TIME ZONE 'UTC')" : ":\(name)"
    }

    private func argument(atOrAfter instant: Instant) -> PostgresValue {
        switch format {
        case .native, .iso8601: .instant(instant)
        case .unixMilliseconds: .int((instant.microseconds + 999).flooredQuotient(by: 1_000))
        case .unixSeconds: .int((instant.microseconds + 999_999).flooredQuotient(by: 1_000_000))
        }
    }

    private func argument(atOrBefore instant: Instant) -> PostgresValue {
        switch format {
        case .native, .iso8601: .instant(instant)
        case .unixMilliseconds, .unixSeconds: storage(of: instant)
        }
    }
}
