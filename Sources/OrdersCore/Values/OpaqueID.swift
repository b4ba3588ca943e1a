public import struct Foundation.UUID

/// A primary key as the database holds it. ordertop never computes with one: it compares, shows and returns it.
public enum OpaqueID: Hashable, Sendable {
    case integer(Int64)
    case text(String)
    case uuid(UUID)

    /// Reads an id the way a person types it: a UUID where it has that form, else an integer, else text.
    public init(parsing text: String) {
        if let uuid = UUID(uuidString: text) {
            self = .uuid(uuid)
        } else if let integer = Int64(text) {
            self = .integer(integer)
        } else {
            self = .text(text)
        }
    }
}

extension OpaqueID: CustomStringConvertible {
    /// The id as it is shown and typed; UUIDs in lower case.
    public var description: String {
        switch self {
        case .integer(let value): String(value)
        case .text(let value): value
        case .uuid(let value): value.uuidString.lowercased()
        }
    }
}

extension OpaqueID: Comparable {
    /// The order engines give these types: integers by value, text and UUIDs by their bytes; across types as
    /// SQLite orders storage classes, integer before text before blob.
    public static func < (left: OpaqueID, right: OpaqueID) -> Bool {
        switch (left, right) {
        case (.integer(let a), .integer(let b)): a < b
        case (.text(let a), .text(let b)): a.utf8.lexicographicallyPrecedes(b.utf8)
        case (.uuid(let a), .uuid(let b)): a.bytes.lexicographicallyPrecedes(b.bytes)
        default: left.storageRank < right.storageRank
        }
    }

    private var storageRank: Int {
        switch self {
        case .integer: 0
        case .text: 1
        case .uuid: 2
        }
    }
}

extension UUID {
    /// The 16 bytes in the order they are stored and compared.
    public var bytes: [UInt8] {
        withUnsafeBytes(of: uuid) { Array($0) }
    }
}

extension OpaqueID {
    /// Every id that a typed text can mean, likeliest first, because `42` is an integer here and text there.
    public static func forms(of text: String) -> [OpaqueID] {
        let likeliest = OpaqueID(parsing: text)
        return likeliest == .text(text) ? [likeliest] : [likeliest, .text(text)]
    }
}
