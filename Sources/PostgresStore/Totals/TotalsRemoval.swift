import OrdersCore

/// What removes the live totals.
enum TotalsRemoval {
    static func statements(_ db: PostgresConnection, _ sql: MappedSQL) throws -> [String] { [] }
}
