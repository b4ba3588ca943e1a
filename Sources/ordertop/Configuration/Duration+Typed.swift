import OrdersCore

extension Bool {
    /// The form in which a person writes it.
    var typed: String { self ? "yes" : "no" }
}

extension Duration {
    /// The form in which a person types whole milliseconds: `10ms`, `2s`, `5m`.
    var typed: String {
        let milliseconds = Int64(inMilliseconds.rounded())
        if milliseconds % 60_000 == 0, milliseconds > 0 { return "\(milliseconds / 60_000)m" }
        return milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000)s" : "\(milliseconds)ms"
    }
}
