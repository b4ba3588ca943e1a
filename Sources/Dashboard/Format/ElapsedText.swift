import OrdersCore

/// A measured time in few columns: `21 µs`, `3.4 ms`, `148 ms`, `1.2 s`, `2 min 5 s`.
enum ElapsedText {
    static func text(_ duration: Duration, isASCII: Bool) -> String {
        let seconds = max(0, duration.inSeconds)
        if seconds < 0.000_999_5 { return "\(Int((seconds * 1e6).rounded())) \(isASCII ? "us" : "µs")" }
        if seconds < 0.009_95 { return "\((seconds * 1e4).rounded() / 10) ms" }
        if seconds < 0.999_5 { return "\(Int((seconds * 1e3).rounded())) ms" }
        if seconds < 59.95 { return "\((seconds * 10).rounded() / 10) s" }
        let whole = Int64(seconds.rounded())
        return "\(whole / 60) min \(whole % 60) s"
    }
}
