extension Int64 {
    /// A size for people, in powers of a thousand: `298 MB`, `2.1 GB`.
    public var spokenBytes: String {
        let units = ["B", "kB", "MB", "GB", "TB", "PB", "EB"]
        var (value, unit) = (Double(self), 0)
        while value >= 999.5, unit < units.count - 1 {
            value /= 1_000
            unit += 1
        }
        let tenths = Int64((value * 10).rounded())
        guard unit > 0, value < 9.95 else { return "\(Int64(value.rounded())) \(units[unit])" }
        return "\(tenths / 10).\(tenths % 10) \(units[unit])"
    }
}
