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
