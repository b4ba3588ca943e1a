import GRDB
import OrdersCore

/// Adds to the store's errors what only a load can meet: a key that is taken.
enum LoadError {
    /// Runs a piece of work; what SQLite reports becomes an `OrdersError`.
    ///
    /// - Parameters:
    ///   - name: the file as the person wrote it.
    ///   - noun: what is being inserted.
    static func reported<Value>(
        _ name: String, _ noun: String = "A row", _ work: () throws -> Value
    ) throws -> Value {
        do {
            return try work()
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            throw OrdersError(
                .invalidInput,
                "\(noun) with the same id is already in \(name): choose another seed, or other data.",
                cause: "\(error)")
        } catch {
            throw ErrorMapping(name: name).mapped(error)
        }
    }
}
