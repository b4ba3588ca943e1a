extension Duration {
    /// `0.4 s`, `12 s`.
    package var spokenSeconds: String {
        let seconds = inSeconds
        return seconds < 10 ? "\((seconds * 10).rounded(.up) / 10) s" : "\(Int(seconds.rounded(.up))) s"
    }

    /// A time for people: `840 µs`, `12.4 ms`, `148 ms`, `9.3 s`.
    public var spoken: String {
        let milliseconds = inMilliseconds
        switch milliseconds {
        case ..<1: return "\(Int((milliseconds * 1_000).rounded())) µs"
        case ..<100: return "\((milliseconds * 10).rounded() / 10) ms"
        case ..<1_000: return "\(Int(milliseconds.rounded())) ms"
        case ..<10_000: return "\((milliseconds / 100).rounded() / 10) s"
        default: return "\(Int((milliseconds / 1_000).rounded())) s"
        }
    }
}
