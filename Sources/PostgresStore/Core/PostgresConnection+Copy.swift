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
}
