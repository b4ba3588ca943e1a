import CLibpq

extension PostgresConnection {
    /// Starts `COPY … FROM STDIN`.
    ///
    /// - Throws: `PostgresError`, `CancellationError`; so do the others.
    func beginCopy(_ sql: String) throws {
        try execute(sql)
    }

    /// Sends bytes in the form that COPY was told.
    func copy(_ bytes: [UInt8]) throws {
        let pointer = try openPointer()
        let sent = bytes.withUnsafeBytes { raw in
            PQputCopyData(pointer, raw.bindMemory(to: CChar.self).baseAddress, Int32(raw.count))
        }
        guard sent == 1 else { throw lost() }
        if signal.isCancelled { throw CancellationError() }
    }

    func endCopy() throws {
        let pointer = try openPointer()
        guard PQputCopyEnd(pointer, nil) == 1 else { throw lost() }
        _ = try waitForResult()
    }

    /// Runs `COPY … TO STDOUT`.
    ///
    /// - Returns: the rows as they came, each a piece.
    func copyOut(_ sql: String) throws -> [[UInt8]] {
        try execute(sql)
        var rows: [[UInt8]] = []
        while let row = try nextCopiedRow() { rows.append(row) }
        _ = try waitForResult()
        return rows
    }

    /// Nil after the last one.
    private func nextCopiedRow() throws -> [UInt8]? {
        while true {
            let pointer = try openPointer()
            var bytes: UnsafeMutablePointer<CChar>?
            let length = PQgetCopyData(pointer, &bytes, 1)
            defer { PQfreemem(bytes) }
            switch length {
            case 0: try waitForInput()
            case -1: return nil
            case 1...: return Array(UnsafeRawBufferPointer(start: bytes, count: Int(length)))
            default: throw lost()
            }
        }
    }
}
