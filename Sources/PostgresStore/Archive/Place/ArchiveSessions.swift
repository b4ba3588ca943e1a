import OrdersCore

/// The sessions of an archive in another database.
final class ArchiveSessions: Sendable {
    let place: RememberedPlace
    let address: ServerAddress
    let errors: ErrorMapping
    private let readers: ConnectionPool
    private let writers: ConnectionPool

    /// How long its server may stay silent before a session is given up.
    private static let patience: Duration = .seconds(15)

    /// - Throws: `OrdersError` (`cannotOpen`) when what is remembered is no address.
    init(_ place: RememberedPlace) throws {
        self.place = place
        address = try ServerAddress(place.address)
        readers = ConnectionPool(address, most: 6, settings: PostgresStore.readOnly)
        writers = ConnectionPool(address, most: 2, settings: "")
        errors = ErrorMapping(archive: address)
    }

    /// Lends a session that may only read.
    func lending<Value: Sendable>(
        _ body: @Sendable (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        try await readers.lending(body)
    }

    /// Reads in one snapshot of the archive alone.
    ///
    /// - Throws: `OrdersError`, `CancellationError`; so does `write`.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        try await errors.run {
            try await readers.reading { db in
                db.patience = ArchiveSessions.patience
                return try db.transaction(.snapshot) { try body(db) }
            }
        }
    }

    /// Writes in one READ COMMITTED transaction.
    ///
    /// - Returns: with the body's value how long the commit took.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> (value: Value, commit: Duration) {
        try await errors.run {
            try await writers.with { db in
                db.patience = ArchiveSessions.patience
                do {
                    var end = ContinuousClock.now
                    let value = try db.transaction(.write) {
                        let value = try body(db)
                        end = .now
                        return value
                    }
                    return (value, .now - end)
                } catch let error as PostgresError { throw error.whileMoving }
            }
        }
    }

    /// Reads what the archive says of itself, which begins a transaction's snapshot.
    ///
    /// - Throws: `OrdersError` (`cannotOpen`) when it is gone or not this database's.
    func side(_ db: PostgresConnection) throws -> ArchiveSide {
        guard let side = try ArchiveSide.fetch(db) else { throw missing }
        guard side.id == place.id else { throw stranger }
        return side
    }

    func close() {
        readers.close()
        writers.close()
    }

    /// One of the two databases was restored from a backup, or there is a copy of one that went its own way.
    var isOfAnotherTime: OrdersError {
        OrdersError(
            .cannotOpen,
            "\(address.name) and the database are not of the same time: put back the two that belong together."
        )
    }

    private var missing: OrdersError {
        OrdersError(
            .cannotOpen, "The archive is gone from \(address.name): put it back, or read main alone.")
    }

    private var stranger: OrdersError {
        OrdersError(
            .cannotOpen,
            "What is in \(address.name) is not the archive of this database: put the right one back, or read main alone."
        )
    }
}

extension ErrorMapping {
    /// For an archive in another database.
    init(archive address: ServerAddress) {
        self.init(name: "The archive \(address.name)", role: "of its address")
    }
}
