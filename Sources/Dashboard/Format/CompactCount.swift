import OrdersCore

/// A count in few columns: `9,999`, `118 k`, `10.0 M`.
enum CompactCount {
    static func text(_ count: Int64) -> String {
        guard count.magnitude >= 10_000 else { return count.grouped }
        return Scaled.text(Double(count), units: ["", " k", " M", " G", " T", " P", " E"])
    }
}

/// A number of bytes in few columns: `512 B`, `298 MB`, `2.1 GB`.
enum ByteCount {
    static func text(_ bytes: Int64) -> String {
        Scaled.text(Double(bytes), units: [" B", " kB", " MB", " GB", " TB", " PB", " EB"])
    }
}

/// A number with the unit that leaves it below 1,000, with one decimal below 100 where the unit isn't the first.
enum Scaled {
    static func text(_ value: Double, units: [String]) -> String {
        var (value, unit) = (value, 0)
        // 999.5 would be shown as 1000.
        while abs(value) >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1_000, unit + 1) }
        let tenths = (value * 10).rounded() / 10
        let hasDecimal = unit > 0 && abs(tenths) < 100
        return (hasDecimal ? "\(tenths)" : "\(Int64(value.rounded()))") + units[unit]
    }
}
