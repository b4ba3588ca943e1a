import OrdersCore
import PostgresStore
import SQLiteStore

// The one place that knows which engine stands behind a name.

extension DatabaseLocation {
    /// The engine's name.
    var engine: String {
        switch self {
        case .file, .demo: "SQLite"
        case .server: "PostgreSQL"
        }
    }

    /// Opens the database.
    ///
    /// - Parameter schema: nil for the demo's tables.
    /// - Throws: `OrdersError` when it can't be opened or doesn't fit the schema.
    func openStore(schema: OrdersSchema? = nil, mode: OpeningMode) async throws -> any OrdersStore {
        switch self {
        case .file(let path), .demo(let path):
            try await SQLiteStore.open(path: path, schema: schema ?? .standard, mode: mode)
        case .server(let address):
            try await PostgresStore.open(address, schema: schema ?? PostgresStore.standardSchema, mode: mode)
        }
    }

    /// Opens a generated shop as its own application would.
    ///
    /// - Throws: `OrdersError`: `cannotOpen`, `schemaMismatch` when it isn't a generated shop, `readOnly`, `busy`.
    func openShop() async throws -> any ShopConnection {
        switch self {
        case .file(let path), .demo(let path): try SQLiteShop.open(path: path)
        case .server(let address): try await PostgresShop.open(address)
        }
    }
}
