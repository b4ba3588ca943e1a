extension String {
    /// A run of digits with a comma between every three, counted from the right.
    var groupedByThousands: String {
        var grouped = ""
        for (index, digit) in enumerated() {
            if index > 0, (count - index).isMultiple(of: 3) { grouped.append(",") }
            grouped.append(digit)
        }
        return grouped
    }
}

extension BinaryInteger {
    /// The number for people: thousands grouped by commas. `12,301`.
    public var grouped: String {
        (self < 0 ? "-" : "") + String(magnitude).groupedByThousands
    }
}

extension Int64 {
    /// A number of bytes for a sentence: `312 MB`, rounded down.
    var spokenBytes: String {
        self < 1_000_000 ? "\((self / 1_000).grouped) kB" : "\((self / 1_000_000).grouped) MB"
    }
}
