/// An amount in minor units (cents), with the number of decimals its schema declares.
///
/// Sums are exact: there is no floating point between the database and the screen.
public struct Money: Hashable, Sendable {
    /// The amount in the smallest unit, `1248010` for 12,480.10.
    public var minorUnits: Int64
    /// How many decimals the smallest unit stands for, 2 for cents.
    public var decimals: Int

    public init(minorUnits: Int64, decimals: Int = 2) {
        self.minorUnits = minorUnits
        self.decimals = decimals
    }

    /// The plain decimal notation that JSON and CSV carry: exactly `decimals` digits, no grouping. `-0.05`.
    public var plain: String {
        let (whole, fraction) = digits
        return sign + whole + (decimals > 0 ? "." + fraction : "")
    }

    /// The notation for people: thousands grouped by commas. `12,480.10`.
    public var grouped: String {
        let (whole, fraction) = digits
        return sign + whole.groupedByThousands + (decimals > 0 ? "." + fraction : "")
    }

    private var sign: String {
        minorUnits < 0 ? "-" : ""
    }

    private var digits: (whole: String, fraction: String) {
        let all = String(minorUnits.magnitude)
        let padded = String(repeating: "0", count: max(0, decimals + 1 - all.count)) + all
        return (String(padded.dropLast(decimals)), String(padded.suffix(decimals)))
    }
}

extension Money {
    /// Reads plain decimal notation (`129`, `129.5`, `-0.05`); nil when it isn't one or has more decimals than
    /// the scale can hold.
    public init?(parsing text: String, decimals: Int = 2) {
        let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = parts.first, !whole.isEmpty, whole != "-" else { return nil }
        let fraction = parts.count == 2 ? String(parts[1]) : ""
        guard fraction.count <= decimals, parts.count == 1 || !fraction.isEmpty else { return nil }
        guard fraction.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
        let padding = String(repeating: "0", count: decimals - fraction.count)
        guard let units = Int64(whole + fraction + padding) else { return nil }
        self.init(minorUnits: units, decimals: decimals)
    }
}

extension Money: CustomStringConvertible {
    public var description: String { plain }
}
