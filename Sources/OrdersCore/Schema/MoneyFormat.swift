/// How the database writes money.
public struct MoneyFormat: Hashable, Sendable {
    /// What one unit of the stored number is.
    public enum Storage: String, CaseIterable, Hashable, Sendable {
        /// Whole minor units (cents).
        case minorUnits = "minor_units"
        /// Major units with a fraction; each order is rounded to the declared decimals.
        case decimal
    }

    /// Decimals of the minor unit, 0 to 6.
    public var decimals: Int
    public var storage: Storage

    public init(decimals: Int = 2, storage: Storage = .minorUnits) {
        self.decimals = decimals
        self.storage = storage
    }
}
