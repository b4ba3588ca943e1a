import GRDB
import OrdersCore

/// Says in one sentence what went wrong while loading.
enum LoadError {
    /// Runs a piece of work; what SQLite reports becomes an `OrdersError`.
    ///
    /// - Parameter noun: what is being inserted, for a key that is taken.
    static func reported<Value>(
        _ path: String, _ noun: String = "A row", _ work: () throws -> Value
    ) throws -> Value {
        do { return try work() } catch { throw translated(error, path, noun) }
    }

    static func translated(_ error: any Error, _ path: String, _ noun: String = "A row") -> any Error {
        guard let error = error as? DatabaseError else { return error }
        let cause = error.description
        return switch error.resultCode {
        case .SQLITE_CONSTRAINT:
            OrdersError(
                .invalidInput,
                "\(noun) with the same id is already in \(path): choose another seed, or other data.",
                cause: cause)
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            OrdersError(
                .busy, "\(path) is locked by another program: try again when it is done.", cause: cause)
        case .SQLITE_FULL:
            OrdersError(.storage, "The disk is full: free some space and start again.", cause: cause)
        case .SQLITE_IOERR:
            OrdersError(.storage, "\(path) can't be written: check the disk.", cause: cause)
        case .SQLITE_READONLY, .SQLITE_PERM:
            OrdersError(.readOnly, "\(path) can only be read: check its permissions.", cause: cause)
        case .SQLITE_NOTADB, .SQLITE_CANTOPEN:
            OrdersError(.cannotOpen, "\(path) can't be opened as a SQLite database.", cause: cause)
        case .SQLITE_CORRUPT:
            OrdersError(.corrupt, "\(path) is damaged: restore a copy.", cause: cause)
        default:
            OrdersError(.engine, "SQLite reports for \(path): \(error.message ?? "no reason").", cause: cause)
        }
    }
}
