extension Duration {
    /// `0.4 s`, `12 s`.
    var spokenSeconds: String {
        let seconds = inSeconds
        return seconds < 10 ? "\((seconds * 10).rounded(.up) / 10) s" : "\(Int(seconds.rounded(.up))) s"
    }

    /// `under 0.1 ms`, `7.4 ms`, `1,013 ms`.
    var spokenMilliseconds: String {
        let milliseconds = inSeconds * 1_000
        if milliseconds < 0.1 { return "under 0.1 ms" }
        return milliseconds < 10
            ? "\((milliseconds * 10).rounded() / 10) ms" : "\(Int64(milliseconds.rounded()).grouped) ms"
    }
}
