import GRDB
import OrdersCore

import Foundation

/// What stands where a new database shall go.
enum ExistingFile {
    /// Whether a file with content is there.
    ///
    /// - Throws: `OrdersError` (`cannotOpen`) for a folder.
    static func isThere(_ path: String) throws(OrdersError) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard attributes?[.type] as? FileAttributeType != .typeDirectory else {
            throw OrdersError(.cannotOpen, "\(path) is a folder: name a file in it.")
        }
        return attributes != nil && !PartialFile.isEmptyFile(path)
    }

    /// Why it won't be overwritten.
    static func refusal(_ path: String) -> OrdersError {
        guard let orders = try? countOrders(path) else {
            return OrdersError(
                .invalidInput, "\(path) already exists and is not a generated shop: choose another file.")
        }
        return OrdersError(
            .invalidInput,
            "\(path) already holds \(orders.grouped) orders: use --append to add to them, or choose another file."
        )
    }

    private static func countOrders(_ path: String) throws -> Int64 {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { try Int64.fetchOne($0, sql: "SELECT count(*) FROM orders") ?? 0 }
    }
}
