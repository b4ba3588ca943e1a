import GRDB

/// A value as bytes that no other value has: NULL, 1, 1.0, '1' and x'31' all differ, and none is the beginning of
/// another.
enum TypedBytes {
    static let null: UInt8 = 0
    static let integer: UInt8 = 1
    static let real: UInt8 = 2
    static let text: UInt8 = 3
    static let blob: UInt8 = 4

    static func of(_ value: DatabaseValue) -> [UInt8] {
        var bytes: [UInt8] = []
        switch value.storage {
        case .null: bytes.append(null)
        case .int64(let number): bytes.append(integer, UInt64(bitPattern: number))
        case .double(let number): bytes.append(real, number.bitPattern)
        case .string(let string): Array(string.utf8).withUnsafeBytes { bytes.append(text, $0) }
        case .blob(let data): Array(data).withUnsafeBytes { bytes.append(blob, $0) }
        }
        return bytes
    }
}

extension [UInt8] {
    /// Appends a type and a word of eight bytes.
    mutating func append(_ type: UInt8, _ word: UInt64) {
        append(type)
        Swift.withUnsafeBytes(of: word.littleEndian) { append(contentsOf: $0) }
    }

    /// Appends a type, a length and so many bytes.
    mutating func append(_ type: UInt8, _ bytes: UnsafeRawBufferPointer) {
        append(type, UInt64(bytes.count))
        append(contentsOf: bytes)
    }
}
