import OrdersCore

/// A span of whole months as a person types it; an empty end is open.
struct MonthRange: Hashable, Sendable {
    /// The first instant in it.
    let from: Instant?
    /// The first instant after it.
    let until: Instant?

    /// - Parameters:
    ///   - first: the first month, `2023-01`, or nothing.
    ///   - last: the last month, which is in it.
    init(first: String, last: String) throws(OrdersError) {
        from = try MonthRange.month(first).map(Instant.init(startOf:))
        // A month earlier by minus one is the next one.
        until = try MonthRange.month(last).map { Instant(startOf: $0.subtracting(months: -1)) }
        if let from, let until, from >= until {
            throw OrdersError(.invalidInput, "The first month is after the last one.")
        }
    }

    private static func month(_ text: String) throws(OrdersError) -> CivilDate? {
        let text = text.filter { $0 != " " }
        guard !text.isEmpty else { return nil }
        guard let date = Instant(iso8601: text + "-01")?.date else {
            throw OrdersError(.invalidInput, "\(text) is not a month; write it like 2023-01.")
        }
        return date
    }
}
