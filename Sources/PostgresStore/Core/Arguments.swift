import CLibpq

/// A statement's arguments as libpq takes them.
struct Arguments {
    let types: [Oid]
    private let bytes: [[UInt8]?]
    private let formats: [Int32]

    /// - Throws: `PostgresError` when one is missing.
    init(_ query: Query, names: [String]) throws {
        let encoded = try names.map { name in
            guard let value = query.arguments[name] else {
                throw PostgresError("a statement has no value for :\(name)")
            }
            return WireFormat.argument(value)
        }
        types = encoded.map(\.type)
        bytes = encoded.map(\.bytes)
        formats = encoded.map { $0.isBinary ? 1 : 0 }
    }

    /// Results come back in binary.
    private static let binary: Int32 = 1

    func send(_ sql: String, to pointer: OpaquePointer) -> Int32 {
        withPointers { values, lengths in
            PQsendQueryParams(
                pointer, sql, Int32(types.count), types, values, lengths, formats, Arguments.binary)
        }
    }

    func prepare(_ sql: String, as name: String, on pointer: OpaquePointer) -> Int32 {
        PQsendPrepare(pointer, name, sql, Int32(types.count), types)
    }

    func send(prepared name: String, to pointer: OpaquePointer) -> Int32 {
        withPointers { values, lengths in
            PQsendQueryPrepared(
                pointer, name, Int32(types.count), values, lengths, formats, Arguments.binary)
        }
    }

    /// All values in one buffer, so that their addresses hold while libpq copies them.
    private func withPointers(_ body: ([UnsafePointer<CChar>?], [Int32]) -> Int32) -> Int32 {
        let lengths = bytes.map { Int32($0?.count ?? 0) }
        var offsets: [Int?] = []
        var buffer: [UInt8] = []
        for value in bytes {
            offsets.append(value == nil ? nil : buffer.count)
            buffer += value ?? []
        }
        // With something to point at, even where all values are empty.
        buffer.append(0)
        return buffer.withUnsafeBytes { raw in
            let start = raw.bindMemory(to: CChar.self).baseAddress
            return body(offsets.map { offset in offset.flatMap { start?.advanced(by: $0) } }, lengths)
        }
    }
}
