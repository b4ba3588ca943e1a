import CLibpq

/// What a transaction sees and may do.
enum TransactionKind: String {
    /// One snapshot, in which nothing can be written.
    case snapshot = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    /// Each statement sees what was committed before it.
    case write = "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE"
}

extension PostgresConnection {
    /// Runs the body in a transaction, which is rolled back when it throws.
    ///
    /// - Throws: `PostgresError`, `CancellationError`, the body's own errors.
    func transaction<Value>(_ kind: TransactionKind, _ body: () throws -> Value) throws -> Value {
        try execute(kind.rawValue)
        do {
            let value = try body()
            if signal.isCancelled, kind == .write { throw CancellationError() }
            try execute("COMMIT")
            return value
        } catch {
            rollBack("ROLLBACK")
            throw error
        }
    }

    /// Runs the body so that what it did can be undone while the transaction goes on.
    ///
    /// - Throws: as `transaction`, and then the body has done nothing.
    func savepoint<Value>(_ body: () throws -> Value) throws -> Value {
        try execute("SAVEPOINT ordertop")
        do {
            let value = try body()
            try execute("RELEASE SAVEPOINT ordertop")
            return value
        } catch {
            rollBack("ROLLBACK TO SAVEPOINT ordertop; RELEASE SAVEPOINT ordertop")
            throw error
        }
    }

    /// A session that can't even roll back isn't used again.
    private func rollBack(_ sql: String) {
        guard let pointer, PQtransactionStatus(pointer) != PQTRANS_IDLE else { return }
        let asked = signal
        // The request to stop was for the work, not for this.
        signal = CancelSignal()
        defer { signal = asked }
        do { try execute(sql) } catch { close() }
    }
}
