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
