/// Milliseconds in few columns: `3.1 ms`, `9 ms`, `931 ms`. Nil for what isn't a span.
enum MillisecondText {
    static func text(_ milliseconds: Double) -> String? {
        number(milliseconds).map { "\($0) ms" }
    }

    /// Without the unit: `3.1`.
    static func number(_ milliseconds: Double) -> String? {
        guard milliseconds >= 0, milliseconds < 1e12 else { return nil }
        let tenths = Int64((milliseconds * 10).rounded())
        let isWhole = milliseconds >= 9.95 || tenths.isMultiple(of: 10)
        return isWhole ? "\(Int64(milliseconds.rounded()))" : "\(tenths / 10).\(tenths % 10)"
    }
}
