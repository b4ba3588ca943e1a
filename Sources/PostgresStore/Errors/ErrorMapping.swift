import OrdersCore

/// The one place where what the server says becomes errors for people.
struct ErrorMapping: Sendable {
    /// The database without its password.
    let name: String
    let role: String

    /// Runs the body and throws what it throws as `OrdersError` or `CancellationError`.
    func run<Value>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch { throw mapped(error) }
    }

    /// The same for a caller that waits on its own thread.
    func runNow<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw mapped(error) }
    }

    func mapped(_ error: any Error) -> any Error {
        switch error {
        case is OrdersError, is CancellationError: return error
        case let error as PostgresError: return orders(error)
        default: return OrdersError(.engine, "\(name) couldn't be used: see the log.", cause: "\(error)")
        }
    }

    /// What the server or libpq said, as a sentence.
    func orders(_ error: PostgresError) -> OrdersError {
        if error.wantsPassword {
            return make(
                .cannotOpen, "wants a password: put it into .pgpass, PGPASSWORD or a service file.", error)
        }
        if error.isConnectionLost {
            return make(
                .unreachable,
                "can't be reached (\(error.message)): check the address, the server and the network.", error)
        }
        switch error.sqlState {
        case SQLState.lockNotAvailable, SQLState.deadlock, SQLState.serializationFailure:
            return make(.busy, "is locked by another session: try again.", error)
        case SQLState.uniqueViolation:
            return make(
                .invalidInput, "has a row with that key already: choose another seed, or other data.", error)
        case SQLState.canceled: return make(.busy, "took longer than its time limit: try again.", error)
        case SQLState.readOnlyTransaction:
            return make(.readOnly, "only replays another server: name the primary with --db.", error)
        case SQLState.insufficientPrivilege:
            return make(
                .readOnly,
                "doesn't let the role \(role) do that (\(error.message)): ask its owner for the right.",
                error)
        case SQLState.undefinedTable, SQLState.undefinedColumn:
            return make(
                .schemaMismatch,
                "no longer fits its schema (\(error.message)): open it again, or correct the schema file.",
                error)
        case SQLState.numericOutOfRange:
            return make(.engine, "holds amounts whose sum is beyond 64 bits: look for wrong totals.", error)
        case SQLState.diskFull:
            return make(.diskFull, "can't grow because its disk is full: make room.", error)
        default: return byClass(error)
        }
    }

    /// The first two characters of a code are its class.
    private func byClass(_ error: PostgresError) -> OrdersError {
        switch error.sqlState.prefix(2) {
        case "28":
            make(.cannotOpen, "refuses the role or its password: check the address and .pgpass.", error)
        case "3D": make(.cannotOpen, "isn't there: check the database's name in the address.", error)
        case "08", "57": make(.unreachable, "can't be reached (\(error.message)): try again.", error)
        case "53": make(.busy, "has no room for another session (\(error.message)): try again.", error)
        case "58", "XX":
            make(.storage, "couldn't answer (\(error.message)): look into the server's log.", error)
        default: make(.engine, "couldn't answer (\(error.message)): see the log.", error)
        }
    }

    private func make(_ code: OrdersError.Code, _ what: String, _ error: PostgresError) -> OrdersError {
        let detail = error.detail.map { " \($0)" } ?? ""
        return OrdersError(code, "\(name) \(what)", cause: "\(error.sqlState) \(error.message)\(detail)")
    }
}
