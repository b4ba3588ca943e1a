import GRDB
import OrdersCore

/// How amounts become whole minor units.
struct MoneySQL: Sendable {
    let format: MoneyFormat

    /// An expression for the minor units of a field. Sums of it are integers, so they are exact; a decimal
    /// amount is rounded row by row, half away from zero. NULL stays NULL.
    func minorUnits(_ field: String) -> String {
        switch format.storage {
        case .minorUnits: return "CAST(\(field) AS INTEGER)"
        case .decimal:
            let scale = (0..<format.decimals).reduce(1) { scale, _ in scale * 10 }
            return "CAST(ROUND((\(field)) * \(scale)) AS INTEGER)"
        }
    }

    /// Reads `minorUnits`; NULL counts as nothing.
    func money(from stored: DatabaseValue) -> Money {
        Money(minorUnits: Int64.fromDatabaseValue(stored) ?? 0, decimals: format.decimals)
    }
}
