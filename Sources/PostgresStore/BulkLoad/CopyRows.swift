import Foundation
import OrdersCore

/// Rows in the binary form of COPY, as <https://www.postgresql.org/docs/15/sql-copy.html> lays it out.
struct CopyRows {
    private(set) var bytes: [UInt8] = []

    /// What a COPY begins with: a signature, no flags, no extension.
    static let header: [UInt8] =
        Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00] + [UInt8](repeating: 0, count: 8)
    /// What it ends with.
    static let trailer: [UInt8] = [0xFF, 0xFF]

    mutating func beginRow(columns: Int16) { append(columns) }

    mutating func append(null: Void) { append(Int32(-1)) }

    mutating func append(_ id: OpaqueID) throws(OrdersError) {
        switch id {
        case .uuid(let uuid): field(uuid.bytes)
        case .integer(let number): append(int8: number)
        case .text(let text):
            throw OrdersError(
                .invalidInput, "The id \(text) is no UUID, which the demo's tables need: choose other data.")
        }
    }

    mutating func append(int8 number: Int64) {
        append(Int32(8))
        append(number)
    }

    mutating func append(_ text: String) { field(Array(text.utf8)) }

    mutating func append(_ instant: Instant) { append(int8: WireFormat.sinceEpoch(instant)) }

    /// An amount as `numeric`: digits of ten thousand, the last of which holds the two decimals.
    mutating func append(cents: Int64) {
        var (whole, fraction) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
        var digits = [Int16(fraction * 100)]
        repeat {
            digits.append(Int16(whole % 10_000))
            whole /= 10_000
        } while whole > 0
        append(Int32(8 + 2 * digits.count))
        append(Int16(digits.count))
        append(Int16(digits.count - 2))
        append(cents < 0 ? Int16(0x4000) : 0)
        append(Int16(2))
        for digit in digits.reversed() { append(digit) }
    }

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    private mutating func field(_ value: [UInt8]) {
        append(Int32(value.count))
        bytes += value
    }

    private mutating func append<Number: FixedWidthInteger>(_ number: Number) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
