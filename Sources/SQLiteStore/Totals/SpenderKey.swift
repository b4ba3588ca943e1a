import Foundation
import GRDB
import OrdersCore

/// A user's id as orders hold it: quick to read, to compare and to look up.
///
/// Texts are their bytes: Swift takes letters with accents for the same however they are written, and users are not;
/// and GRDB reads texts up to their first NUL.
enum SpenderKey: Hashable {
    case integer(Int64)
    /// One that is no integer: to SQLite 1.0 and 1 are the same.
    case real(Double)
    case text([UInt8])
    /// 16 bytes, the first eight and the last eight as big-endian numbers.
    case uuid(UInt64, UInt64)
    /// Any other number of bytes.
    case blob([UInt8])

    /// SQLite's order of values: numbers, texts, blobs, the last two byte by byte; see
    /// <https://www.sqlite.org/datatype3.html#sort_order>.
    func precedes(_ other: SpenderKey) -> Bool {
        switch (self, other) {
        case (.integer(let left), .integer(let right)): left < right
        case (.uuid(let left, let leftEnd), .uuid(let right, let rightEnd)):
            (left, leftEnd) < (right, rightEnd)
        default: rank == other.rank ? isLess(than: other) : rank < other.rank
        }
    }

    /// The id as ordertop knows it.
    var userID: User.ID {
        switch self {
        case .integer(let value): User.ID(.integer(value))
        case .real(let value): User.ID(storage: value.databaseValue) ?? User.ID(.text("\(value)"))
        case .text(let bytes): User.ID(.text(String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)))
        case .uuid(let first, let last): User.ID(.uuid(SpenderKey.uuid(first, last)))
        case .blob(let bytes): User.ID(storage: Data(bytes).databaseValue) ?? User.ID(.text(""))
        }
    }

    /// What texts and blobs are made of.
    var bytes: [UInt8] {
        switch self {
        case .integer, .real: []
        case .text(let bytes), .blob(let bytes): bytes
        case .uuid(let first, let last):
            withUnsafeBytes(of: (first.bigEndian, last.bigEndian)) { Array($0) }
        }
    }

    private var rank: Int {
        switch self {
        case .integer, .real: 0
        case .text: 1
        case .uuid, .blob: 2
        }
    }

    private var number: Double {
        switch self {
        case .integer(let value): Double(value)
        case .real(let value): value
        case .text, .uuid, .blob: 0
        }
    }

    private func isLess(than other: SpenderKey) -> Bool {
        rank == 0 ? number < other.number : bytes.lexicographicallyPrecedes(other.bytes)
    }

    private static func uuid(_ first: UInt64, _ last: UInt64) -> UUID {
        withUnsafeBytes(of: (first.bigEndian, last.bigEndian)) {
            UUID(uuid: $0.loadUnaligned(as: uuid_t.self))
        }
    }
}
