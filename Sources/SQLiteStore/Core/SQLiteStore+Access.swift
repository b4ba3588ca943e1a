import GRDB
import OrdersCore

// How the roles reach the database. Work runs on the connections' own queues; a cancelled task interrupts it.

extension SQLiteStore {
    /// Reads in one snapshot. Where another program has died in the middle of a transaction, that is rolled back
    /// first, which takes a connection that may write.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (Database, MappedSQL) throws -> Value
    ) async throws -> Value {
        let (sql, writer) = (sql, status.withLock { $0.writer })
        return try await errors.run {
            do {
                return try await reader.read { db in try body(db, sql) }
            } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
                guard let writer else { throw error }
                _ = try await writer.read(Connections.look)
                return try await reader.read { db in try body(db, sql) }
            }
        }
    }

    /// Reads in one snapshot what takes a walk over whole tables, one such walk at a time.
    func readInTurn<Value: Sendable>(
        _ body: @escaping @Sendable (Database, MappedSQL) throws -> Value
    ) async throws -> Value {
        try await censuses.pass { try await self.read(body) }
    }

    /// Writes in one transaction that takes the write lock at its start.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (Database, MappedSQL) throws -> Value
    ) async throws -> Value {
        let sql = sql
        try await endCheckpointPacing()
        return try await withWriter { db in
            var value: Value?
            try db.inTransaction(.immediate) {
                value = try TotalsTrust.keeping(db) { try body(db, sql) }
                return .commit
            }
            return try value.orThrow()
        }
    }

    /// Uses the writing connection outside of a transaction.
    func withWriter<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let (writer, reason) = status.withLock { ($0.writer, $0.readOnlyReason) }
        guard let writer else {
            throw OrdersError(.readOnly, "\(file.name) can't be changed: \(reason ?? "it is read-only").")
        }
        return try await errors.run { try await writer.writeWithoutTransaction(body) }
    }
}

extension Optional {
    /// The value of a transaction that committed.
    func orThrow() throws -> Wrapped {
        guard let self else {
            throw OrdersError(.engine, "A transaction ended without its result: see the log.")
        }
        return self
    }
}
