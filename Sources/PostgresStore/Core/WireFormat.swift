import CLibpq
import Foundation
import OrdersCore

/// How values travel, as <https://www.postgresql.org/docs/15/protocol-overview.html> and the types' send and receive
/// functions have it: arguments with their type, results in binary.
enum WireFormat {
    /// The type's number in `pg_type`, which is the same in every database.
    enum TypeNumber {
        static let bool: Oid = 16
        static let bytes: Oid = 17
        static let char: Oid = 18
        static let name: Oid = 19
        static let json: Oid = 114
        static let int8: Oid = 20
        static let int2: Oid = 21
        static let int4: Oid = 23
        static let text: Oid = 25
        static let oid: Oid = 26
        static let float4: Oid = 700
        static let float8: Oid = 701
        static let unknown: Oid = 705
        static let texts: Oid = 1009
        static let ints: Oid = 1016
        static let blankPadded: Oid = 1042
        static let varchar: Oid = 1043
        static let timestamp: Oid = 1114
        static let timestampWithZone: Oid = 1184
        static let uuid: Oid = 2950
        static let uuids: Oid = 2951
    }

    /// Microseconds from 1970 to 2000, where PostgreSQL counts from.
    private static let epoch: Int64 = 946_684_800_000_000

    /// An instant as `timestamptz` is sent: microseconds since 2000.
    static func sinceEpoch(_ instant: Instant) -> Int64 { instant.microseconds - epoch }

    /// An argument's type, its bytes (nil for NULL) and whether they are binary.
    static func argument(_ value: PostgresValue) -> (type: Oid, bytes: [UInt8]?, isBinary: Bool) {
        switch value {
        case .null: (0, nil, false)
        case .bool(let flag): (TypeNumber.bool, text(flag ? "t" : "f"), false)
        case .int(let number): (TypeNumber.int8, text(String(number)), false)
        case .double(let number): (TypeNumber.float8, text("\(number)"), false)
        case .text(let value): (TypeNumber.text, text(value), false)
        case .uuid(let uuid): (TypeNumber.uuid, uuid.bytes, true)
        case .instant(let instant):
            (TypeNumber.timestampWithZone, bigEndian(sinceEpoch(instant)), true)
        case .bytes(let bytes): (TypeNumber.bytes, bytes, true)
        case .ints(let numbers): (TypeNumber.ints, array(numbers.map(String.init)), false)
        case .texts(let texts): (TypeNumber.texts, array(texts.map(quoted)), false)
        case .uuids(let uuids): (TypeNumber.uuids, array(uuids.map(\.uuidString)), false)
        }
    }

    /// Reads a cell.
    ///
    /// - Throws: `PostgresError` for a type that the statement should have cast.
    static func value(_ bytes: UnsafeRawBufferPointer, type: Oid) throws -> PostgresValue {
        switch type {
        case TypeNumber.bool: return .bool(bytes[0] != 0)
        case TypeNumber.int8: return .int(number(bytes, as: Int64.self))
        case TypeNumber.int4: return .int(Int64(number(bytes, as: Int32.self)))
        case TypeNumber.int2: return .int(Int64(number(bytes, as: Int16.self)))
        case TypeNumber.oid: return .int(Int64(number(bytes, as: UInt32.self)))
        case TypeNumber.float8: return .double(Double(bitPattern: number(bytes, as: UInt64.self)))
        case TypeNumber.float4: return .double(Double(Float(bitPattern: number(bytes, as: UInt32.self))))
        case TypeNumber.uuid: return .uuid(UUID(uuid: bytes.loadUnaligned(as: uuid_t.self)))
        case TypeNumber.timestamp, TypeNumber.timestampWithZone:
            return .instant(instant(number(bytes, as: Int64.self)))
        case TypeNumber.bytes: return .bytes(Array(bytes))
        case TypeNumber.text, TypeNumber.varchar, TypeNumber.blankPadded, TypeNumber.name, TypeNumber.char,
            TypeNumber.unknown, TypeNumber.json:
            return .text(String(decoding: bytes, as: UTF8.self))
        default: throw PostgresError("a result has the type number \(type), which isn't read")
        }
    }

    /// Infinity and what ISO 8601 can't write become the nearest instant that it can.
    private static func instant(_ sinceEpoch: Int64) -> Instant {
        let (sum, overflow) = sinceEpoch.addingReportingOverflow(epoch)
        let instant = Instant(microseconds: overflow ? (sinceEpoch < 0 ? .min : .max) : sum)
        return min(max(instant, Instant.representable.lowerBound), Instant.representable.upperBound)
    }

    private static func number<Number: FixedWidthInteger>(
        _ bytes: UnsafeRawBufferPointer, as _: Number.Type
    ) -> Number {
        Number(bigEndian: bytes.loadUnaligned(as: Number.self))
    }

    private static func bigEndian(_ number: Int64) -> [UInt8] {
        withUnsafeBytes(of: number.bigEndian) { Array($0) }
    }

    /// Text ends at a NUL, which no text of PostgreSQL contains.
    private static func text(_ text: String) -> [UInt8] {
        Array(text.utf8.prefix { $0 != 0 }) + [0]
    }

    private static func array(_ elements: [String]) -> [UInt8] {
        text("{" + elements.joined(separator: ",") + "}")
    }

    private static func quoted(_ element: String) -> String {
        let escaped = element.reduce(into: "") { text, character in
            if character == "\\" || character == "\"" { text.append("\\") }
            text.append(character)
        }
        return "\"" + escaped + "\""
    }
}
