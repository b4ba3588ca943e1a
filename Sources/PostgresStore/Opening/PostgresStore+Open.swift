public import OrdersCore

extension PostgresStore {
    /// The oldest version that has all that is used here.
    static let oldestVersion = 130_000
    /// How far behind a replica may be to be read from.
    public static let standardMaxLag: Duration = .seconds(5)

    /// Opens a database of a server and checks that the schema fits it.
    ///
    /// - Parameters:
    ///   - address: Where it is.
    ///   - schema: The tables and columns that hold the orders.
    ///   - mode: What may be done with it.
    ///   - replica: A server that replays this one, for reports and order history. It needn't answer yet.
    ///   - maxLag: How far behind it may be.
    /// - Throws: `OrdersError`: `unreachable`, `cannotOpen`, `schemaMismatch`, `busy`; `readOnly` when `.readWrite` is asked where the
    ///   role may not write.
    public static func open(
        _ address: ServerAddress, schema: OrdersSchema = standardSchema, mode: OpeningMode = .readOnly,
        replica: ServerAddress? = nil, maxLag: Duration = standardMaxLag
    ) async throws -> PostgresStore {
        let readers = ConnectionPool(address, most: 6, settings: readOnly)
        return try await ErrorMapping(name: address.name, role: "").run {
            do {
                let facts = try await readers.with { db in
                    try checkVersion(db, address)
                    return try SchemaFacts.gather(db, schema: schema)
                }
                let reason = try readOnlyReason(mode, facts, address)
                return PostgresStore(
                    schema: schema, address: address, readers: readers,
                    replica: replica.map { Replica($0, primary: readers, maxLag: maxLag) },
                    status: StoreStatus(facts: facts, schema: schema, readOnlyReason: reason))
            } catch {
                readers.close()
                throw error
            }
        }
    }

    /// Whether there is any of the demo's tables, so that a new shop would be in their way.
    ///
    /// - Throws: `OrdersError` (`unreachable`).
    public static func holdsTables(_ address: ServerAddress) async throws -> Bool {
        let pool = ConnectionPool(address, most: 1, settings: readOnly)
        defer { pool.close() }
        return try await ErrorMapping(name: address.name, role: "").run {
            try await pool.with { db in
                try LoadedTable.allCases.contains { try TableShape.fetch($0.rawValue, db) != nil }
            }
        }
    }

    /// Ends what runs and gives every session back, without waiting for a server that stays silent.
    public func close() async throws {
        for pool in [readers, liveReaders, writers] { pool.close() }
        replica?.close()
        archive.withLock { $0?.close() }
    }

    private static func checkVersion(_ db: PostgresConnection, _ address: ServerAddress) throws {
        guard db.serverVersion < oldestVersion else { return }
        throw OrdersError(
            .cannotOpen,
            "\(address.name) runs PostgreSQL \(db.serverVersion / 10_000), but ordertop needs 13 or later: upgrade the server."
        )
    }

    /// Why the store only reads; nil when it writes.
    private static func readOnlyReason(
        _ mode: OpeningMode, _ facts: SchemaFacts, _ address: ServerAddress
    ) throws -> String? {
        guard mode != .readOnly else { return "opened read-only" }
        let missing = facts.server.missingRight
        guard mode != .readWrite else {
            guard let missing else { return nil }
            throw OrdersError(.readOnly, "\(address.name) can't be changed: \(missing).")
        }
        guard facts.isSetUp else {
            return "read-only until you run `ordertop setup`, which adds ordertop's own tables"
        }
        return missing
    }
}

extension ServerFacts {
    /// Why this role can change nothing here; nil when it can.
    fileprivate var missingRight: String? {
        if isReplica { return "the server is a replica, which only reads: name the primary with --db" }
        guard mayWriteOrders else {
            return "the role \(role) may not write orders: ask their owner for INSERT, UPDATE and DELETE"
        }
        return nil
    }
}
