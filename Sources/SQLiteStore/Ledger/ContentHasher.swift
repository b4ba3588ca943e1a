import OrdersCore

/// Hashes the content of one archived row after the other.
struct ContentHasher {
    private let fields: [RowContent.Field]
    private var bytes: [UInt8] = []
    /// A column that main lacks and that a row had a value in; nil when there was none.
    private(set) var fieldOutsideMain: RowContent.Field?

    init(_ content: RowContent) {
        fields = content.fields
    }

    /// - Parameter first: The result's column that holds the first field.
    mutating func hash(_ row: RowReader, from first: Int32) -> UInt64 {
        bytes.removeAll(keepingCapacity: true)
        var column = first
        for field in fields {
            let start = bytes.count
            bytes.append(contentsOf: field.prefix)
            let valueStart = bytes.count
            row.append(column, to: &bytes)
            if field.isAbsent(bytes, from: valueStart) {
                bytes.removeLast(bytes.count - start)
            } else if !field.isInMain {
                fieldOutsideMain = field
            }
            column += 1
        }
        return bytes.withUnsafeBytes(XXHash64.hash)
    }
}
