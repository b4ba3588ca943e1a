import OrdersCore

/// A count in few columns: `9,999`, `118 k`, `10.0 M`.
enum CompactCount {
    static func text(_ count: Int64) -> String {
        guard count.magnitude >= 10_000 else { return count.grouped }
        return Scaled.text(Double(count), units: ["", " k", " M", " G", " T", " P", " E"])
    }
}
