import GRDB
import OrdersCore

/// The one place where SQLite's result codes become errors for people.
struct ErrorMapping: Sendable {
    /// The file as the person wrote it.
    let name: String

    /// Runs the body and throws what it throws as `OrdersError` or `CancellationError`.
    func run<Value>(_ body: () throws -> Value) throws -> Value {
        do { return try body() } catch { throw mapped(error) }
    }

    /// The asynchronous form.
    func run<Value>(_ body: () async throws -> Value) async throws -> Value {
        do { return try await body() } catch { throw mapped(error) }
    }

    func mapped(_ error: any Error) -> any Error {
        switch error {
        case is OrdersError, is CancellationError: return error
        case let error as DatabaseError: return mapped(error)
        default: return OrdersError(.engine, "\(name) couldn't be used: see the log.", cause: "\(error)")
        }
    }

    private func mapped(_ error: DatabaseError) -> any Error {
        // A wait for a lock ends early when its task is cancelled.
        if Task.isCancelled { return CancellationError() }
        switch error.resultCode {
        case .SQLITE_INTERRUPT: return CancellationError()
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            return make(.busy, "is locked by another program: try again, or close that program.", error)
        case .SQLITE_READONLY: return readOnly(error)
        case .SQLITE_FULL: return make(.diskFull, "can't grow because the disk is full: make room.", error)
        case .SQLITE_IOERR, .SQLITE_NOLFS:
            return make(.storage, "can't be read or written: check the disk and its free space.", error)
        case .SQLITE_CORRUPT:
            return make(
                .corrupt, "is damaged: restore it from a backup, or try `sqlite3 FILE .recover`.", error)
        case .SQLITE_NOTADB:
            return make(.corrupt, "is not an SQLite database, or it is encrypted: name another file.", error)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            return make(
                .cannotOpen, "can't be opened: check the rights on the file and on its folder.", error)
        default: return other(error)
        }
    }

    private func readOnly(_ error: DatabaseError) -> OrdersError {
        switch error.extendedResultCode {
        case .SQLITE_READONLY_ROLLBACK, .SQLITE_READONLY_RECOVERY:
            return make(
                .cannotOpen,
                "holds a transaction that a crashed program left unfinished: open it once with a program that may "
                    + "write, such as `sqlite3`.", error)
        case .SQLITE_READONLY_CANTINIT, .SQLITE_READONLY_DIRECTORY:
            return make(
                .cannotOpen,
                "uses a write-ahead log, which can't be made in its folder: copy the file to a folder you can write "
                    + "to.", error)
        default:
            return make(.readOnly, "can only be read: check the rights on the file and on its folder.", error)
        }
    }

    private func other(_ error: DatabaseError) -> OrdersError {
        let words = error.message ?? "no reason given"
        if words.hasPrefix("no such ") {
            return make(
                .schemaMismatch,
                "no longer fits its schema (\(words)): open it again, or correct the schema file.",
                error)
        }
        if words == "integer overflow" {
            return make(.engine, "holds amounts whose sum is beyond 64 bits: look for wrong totals.", error)
        }
        return make(.engine, "couldn't answer (\(words)): see the log.", error)
    }

    private func make(_ code: OrdersError.Code, _ what: String, _ error: DatabaseError) -> OrdersError {
        OrdersError(code, "\(name) \(what)", cause: "\(error)")
    }
}
