import GRDB
import OrdersCore

/// What stands where a new database shall go.
enum ExistingFile {
    /// Whether a file with content is there.
    ///
    /// - Throws: `OrdersError` (`cannotOpen`) for a folder.
    static func isThere(_ file: DatabaseFile) throws(OrdersError) -> Bool {
        guard !file.isFolder else {
            throw OrdersError(.cannotOpen, "\(file.name) is a folder: name a file in it.")
        }
        return file.exists && !file.isEmptyFile
    }

    /// Why it won't be overwritten.
    static func refusal(_ file: DatabaseFile) -> OrdersError {
        guard let orders = try? countOrders(file) else {
            return OrdersError(
                .invalidInput, "\(file.name) already exists and is not a generated shop: choose another file."
            )
        }
        return OrdersError(
            .invalidInput,
            "\(file.name) already holds \(orders.grouped) orders: use --append to add to them, or choose another "
                + "file.")
    }

    private static func countOrders(_ file: DatabaseFile) throws -> Int64 {
        let queue = try DatabaseQueue(path: file.path)
        defer { try? queue.close() }
        return try queue.read { db in
            try DemoTables.check(db, name: file.name)
            return try Int64.fetchOne(db, sql: "SELECT count(*) FROM orders") ?? 0
        }
    }
}
