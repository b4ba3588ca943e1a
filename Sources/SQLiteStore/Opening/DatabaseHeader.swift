/// The first 100 bytes of a database file, laid out as <https://www.sqlite.org/fileformat.html> says.
struct DatabaseHeader: Hashable, Sendable {
    /// What a file is, as far as its first bytes tell.
    enum Kind: Hashable, Sendable {
        case database, text, other
    }

    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    var kind: Kind {
        if bytes.starts(with: Array("SQLite format 3\0".utf8)) { return .database }
        let isText = bytes.allSatisfy { $0 >= 0x20 || [0x09, 0x0a, 0x0d].contains($0) }
        return isText && String(validating: bytes.dropLast(3), as: UTF8.self) != nil ? .text : .other
    }

    var usesWAL: Bool { bytes.count > 18 && bytes[18] == 2 }

    /// The size the header claims; nil where it makes no valid claim. A file of less than 100 bytes can't be
    /// whole.
    var expectedBytes: Int64? {
        guard bytes.count == 100 else { return 100 }
        guard number(at: 24) == number(at: 92), number(at: 28) > 0 else { return nil }
        let size = Int64(bytes[16]) << 8 | Int64(bytes[17])
        return (size == 1 ? 65_536 : size) * number(at: 28)
    }

    private func number(at offset: Int) -> Int64 {
        bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int64($1) }
    }
}
