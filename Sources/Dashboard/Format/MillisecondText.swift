/// Milliseconds in few columns: `3.1 ms`, `931 ms`. Nil for what isn't a span.
enum MillisecondText {
    static func text(_ milliseconds: Double) -> String? {
        guard milliseconds >= 0, milliseconds < 1e12 else { return nil }
        if milliseconds < 9.95 { return "\((milliseconds * 10).rounded() / 10) ms" }
        return "\(Int64(milliseconds.rounded())) ms"
    }
}
