import Foundation
import GRDB
import OrdersCore

/// A user's id as orders hold it: quick to read, to compare and to look up.
enum SpenderKey: Hashable {
    case integer(Int64)
    /// 16 bytes, the first eight and the last eight as big-endian numbers.
    case uuid(UInt64, UInt64)
    case other(ExactValue)

    /// SQLite's order of values: numbers, texts, blobs, the last two byte by byte; see
    /// <https://www.sqlite.org/datatype3.html#sort_order>.
    func precedes(_ other: SpenderKey) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): left < right
        case (.uuid(let left, let leftEnd), .uuid(let right, let rightEnd)):
            (left, leftEnd) < (right, rightEnd)
        default: storage.precedes(other.storage)
        }
    }

    /// What is bound to a statement.
    var storage: DatabaseValue {
        switch self {
        case .integer(let value): value.databaseValue
        case .uuid(let first, let last):
            withUnsafeBytes(of: (first.bigEndian, last.bigEndian)) { Data($0) }.databaseValue
        case .other(let exact): exact.value
        }
    }

    /// The id as ordertop knows it; nil for NULL.
    var userID: User.ID? {
        switch self {
        case .integer(let value): User.ID(.integer(value))
        case .uuid(let first, let last):
            User.ID(
                .uuid(
                    withUnsafeBytes(of: (first.bigEndian, last.bigEndian)) {
                        UUID(uuid: $0.loadUnaligned(as: uuid_t.self))
                    }))
        case .other(let exact): User.ID(storage: exact.value)
        }
    }
}

extension DatabaseValue {
    fileprivate func precedes(_ other: DatabaseValue) -> Bool {
        switch (storage, other.storage) {
        case (.string(let left), .string(let right)): left.utf8.lexicographicallyPrecedes(right.utf8)
        case (.blob(let left), .blob(let right)): left.lexicographicallyPrecedes(right)
        default: kind != other.kind ? kind < other.kind : number < other.number
        }
    }

    private var kind: Int {
        switch storage {
        case .null: 0
        case .int64, .double: 1
        case .string: 2
        case .blob: 3
        }
    }

    private var number: Double { Double.fromDatabaseValue(self) ?? 0 }
}
