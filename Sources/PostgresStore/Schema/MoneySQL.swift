import OrdersCore

/// How amounts become whole minor units, and are written.
struct MoneySQL: Hashable, Sendable {
    let format: MoneyFormat

    /// 100 for cents.
    var scale: Int64 { (0..<format.decimals).reduce(1) { scale, _ in scale * 10 } }

    private var factor: Int64 { format.storage == .decimal ? scale : 1 }

    /// An expression for the minor units of a field, an `int8`. Sums of it are exact; an amount with more decimals is
    /// rounded row by row, half away from zero. NULL stays NULL.
    func minorUnits(_ field: String) -> String {
        "round((\(field))::numeric * \(factor))::int8"
    }

    /// The sum of a field in minor units, an `int8`; an amount without value adds nothing.
    ///
    /// - Parameter column: where the field is one. One that has no more decimals than the schema is summed as it is, and
    ///   the sum multiplied, which is the same and takes half the time.
    func sum(_ field: String, column: TableShape.Column?) -> String {
        let isExact =
            column.map { $0.type == "numeric" && $0.scale.map { $0 <= format.decimals } == true } == true
            && format.storage == .decimal
        return isExact
            ? "COALESCE(SUM(\(field)) * \(factor), 0)::int8" : "COALESCE(SUM(\(minorUnits(field))), 0)::int8"
    }

    /// An `int8` of minor units as the column holds it.
    func stored(_ minorUnits: String) -> String {
        factor == 1 ? minorUnits : "(\(minorUnits)::numeric / \(factor))"
    }

    /// Reads `minorUnits`; NULL counts as nothing.
    func money(_ value: PostgresValue) -> Money {
        guard case .int(let number) = value else { return Money(minorUnits: 0, decimals: format.decimals) }
        return Money(minorUnits: number, decimals: format.decimals)
    }
}
