import GRDB
import OrdersCore

// A connection of its own for moving orders between two files: with the archive attached, `BEGIN IMMEDIATE` of the
// writing connection would lock both.

extension SQLiteStore {
    /// Uses the connection that moves orders between two files, outside of a transaction.
    func withFileMover<Value: Sendable>(
        _ body: @escaping @Sendable (Database) throws -> Value
    ) async throws -> Value {
        let connection = try await fileMoverConnection()
        return try await errors.run { try await connection.writeWithoutTransaction(body) }
    }

    private func fileMoverConnection() async throws -> DatabaseQueue {
        if let present = status.withLock({ $0.fileMover }) { return present }
        let (connections, logLength) = (connections, fileLogLength)
        let new = try await errors.run {
            try await offPool { try connections.openFileMover(watching: logLength) }
        }
        let winner = status.withLock { status in
            status.fileMover = status.fileMover ?? new
            return status.fileMover
        }
        guard let winner, winner !== new else { return new }
        try await offPool { try new.close() }
        return winner
    }

    /// Writes both logs back where it is time. Failing is no loss, as in `checkpointIfDue`.
    ///
    /// - Throws: `OrdersError` (`busy`) while a log is so long that nothing may be added.
    func checkpointFiles() async throws {
        let logLength = fileLogLength
        for schema in ["main", ArchiveTable.attachedSchema] where logLength.isDue(schema) {
            try? await withFileMover { db in try logLength.checkpoint(db, schema) }
            if logLength.isFull(schema) { throw logIsFull }
        }
    }
}
