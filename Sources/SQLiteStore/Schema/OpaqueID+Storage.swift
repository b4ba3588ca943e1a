import Foundation
import GRDB
import OrdersCore

// Ids as SQLite holds them: integers, texts, and UUIDs as 16-byte BLOBs.

extension OpaqueID {
    /// What is bound to a statement.
    var storage: DatabaseValue {
        switch self {
        case .integer(let value): value.databaseValue
        case .text(let value): value.databaseValue
        case .uuid(let value): value.databaseValue
        }
    }

    /// Reads an id of any type a column can hold; nil for NULL. A BLOB that is no UUID shows as hexadecimal
    /// and a fraction as its digits: such ids can be seen, not looked up.
    init?(storage: DatabaseValue) {
        switch storage.storage {
        case .null: return nil
        case .int64(let value): self = .integer(value)
        case .double(let value): self = .text(String(value))
        case .string(let value): self = .text(value)
        case .blob(let data):
            self =
                UUID.fromDatabaseValue(storage).flatMap { data.count == 16 ? .uuid($0) : nil }
                ?? .text(data.hex)
        }
    }
}

extension Identifier {
    /// What is bound to a statement.
    var storage: DatabaseValue { value.storage }

    /// Reads an id; nil for NULL.
    init?(storage: DatabaseValue) {
        guard let value = OpaqueID(storage: storage) else { return nil }
        self.init(value)
    }
}

extension Data {
    fileprivate var hex: String {
        map { byte in
            let digits = String(byte, radix: 16)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }
}
