extension Duration {
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
