import OrdersCore

// How the roles reach the database.

extension PostgresStore {
    /// Reads in one snapshot of the primary. A session that turns out to be of no use any more is replaced once: that
    /// changes nothing, because nothing was written.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> Value
    ) async throws -> Value {
        try await read(through: readers, body)
    }

    /// The same on the sessions of the live report.
    func readLive<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> Value
    ) async throws -> Value {
        try await read(through: liveReaders, body)
    }

    func read<Value: Sendable>(
        through pool: ConnectionPool,
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> Value
    ) async throws -> Value {
        let sql = sql
        return try await errors.run {
            do {
                return try await pool.reading { db in try db.transaction(.snapshot) { try body(db, sql) } }
            } catch let error as PostgresError where error.mayPassOnAnotherSession {
                return try await pool.reading { db in try db.transaction(.snapshot) { try body(db, sql) } }
            }
        }
    }

    /// Writes in one READ COMMITTED transaction.
    ///
    /// - Throws: `OrdersError` (`readOnly`) where nothing may be changed.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> Value
    ) async throws -> Value {
        let sql = sql
        return try await writing { db in try db.transaction(.write) { try body(db, sql) } }
    }

    /// Uses a session that may write, for transactions of the body's own.
    ///
    /// - Throws: as `write`.
    func writing<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection) throws -> Value
    ) async throws -> Value {
        try requireWriter()
        return try await errors.run { try await writers.with(body) }
    }

    /// Uses a session of its own, outside of a transaction. What it sets ends with it.
    ///
    /// - Throws: as `write`.
    func session<Value: Sendable>(
        _ body: @escaping @Sendable (PostgresConnection, MappedSQL) throws -> Value
    ) async throws -> Value {
        let (address, sql) = (address, sql)
        try requireWriter()
        return try await errors.run {
            let pool = ConnectionPool(address, most: 1, settings: "")
            defer { pool.close() }
            return try await pool.with { db in try body(db, sql) }
        }
    }

    private func requireWriter() throws(OrdersError) {
        guard let reason = status.withLock({ $0.readOnlyReason }) else { return }
        throw OrdersError(.readOnly, "\(address.name) can't be changed: \(reason).")
    }
}

extension PostgresError {
    /// A session that the server has ended, or one whose prepared statement is of a table's earlier form.
    fileprivate var mayPassOnAnotherSession: Bool {
        isConnectionLost && !isFromOpening
            || sqlState == SQLState.featureNotSupported && message.hasPrefix("cached plan")
    }
}
