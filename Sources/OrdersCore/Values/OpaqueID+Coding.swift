import struct Foundation.UUID

extension OpaqueID {
    /// A notation that keeps the type, for checkpoints: `i:42`, `t:ALFKI`, `u:…`.
    public var coded: String {
        switch self {
        case .integer(let value): "i:\(value)"
        case .text(let value): "t:\(value)"
        case .uuid: "u:\(description)"
        }
    }

    /// Reads `coded` back; nil for anything else.
    public init?(coded: String) {
        let value = String(coded.dropFirst(2))
        switch coded.prefix(2) {
        case "i:":
            guard let integer = Int64(value) else { return nil }
            self = .integer(integer)
        case "t:":
            self = .text(value)
        case "u:":
            guard let uuid = UUID(uuidString: value) else { return nil }
            self = .uuid(uuid)
        default: return nil
        }
    }
}
