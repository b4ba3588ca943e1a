import GRDB
public import OrdersCore

extension SQLiteStore {
    /// Opens a database file and checks that the schema fits it. A transaction that a crashed program left
    /// unfinished is rolled back first, as every program that may write does, unless nothing may be changed.
    ///
    /// - Parameters:
    ///   - path: The file, which must exist.
    ///   - schema: The tables and columns that hold the orders.
    ///   - mode: What may be done with the file.
    /// - Throws: `OrdersError`: `cannotOpen`, `corrupt`, `schemaMismatch`, `busy`, `storage`; `readOnly` when
    ///   `.readWrite` is asked of a file that can't be written.
    public static func open(
        path: String, schema: OrdersSchema = .standard, mode: OpeningMode = .readOnly
    ) async throws -> SQLiteStore {
        let connections = Connections(
            file: DatabaseFile(path), busyTimeout: Connections.standardBusyTimeout)
        return try await open(connections, schema: schema, mode: mode)
    }

    static func open(
        _ connections: Connections, schema: OrdersSchema, mode: OpeningMode
    ) async throws -> SQLiteStore {
        let file = connections.file
        try file.check()
        let hadWAL = file.hasWAL
        return try await ErrorMapping(name: file.name).run {
            if mode != .readOnly, file.hasRollbackJournal, file.isWritable {
                try await offPool { try connections.visitAsWriter() }
            }
            let (reader, liveReader) = try await offPool {
                (try connections.openReader(), try connections.openLiveReader())
            }
            let facts: SchemaFacts
            let access: Access
            do {
                facts = try await reader.read { db in try SchemaFacts.gather(db, schema: schema) }
                access = try await Access(mode: mode, connections: connections, facts: facts)
            } catch {
                try? await offPool {
                    try liveReader.close()
                    try reader.close()
                }
                if !hadWAL { await removeSideFiles(connections) }
                throw error
            }
            return SQLiteStore(
                schema: schema, connections: connections, reader: reader, liveReader: liveReader,
                madeSideFiles: !hadWAL,
                status: StoreStatus(
                    facts: facts, schema: schema, writer: access.writer, readOnlyReason: access.readOnlyReason
                )
            )
        }
    }

    /// Gives every connection back. A file that was only read looks as it did before: SQLite leaves a log and
    /// its index behind when the last connection may only read, so one that may write takes the last turn.
    public func close() async throws {
        let archive = await archiveThatWasOnlyRead()
        try await errors.run {
            let (reader, liveReader, lockProbe) = (reader, liveReader, lockProbe)
            let (writer, fileMover) = status.withLock { ($0.writer, $0.fileMover) }
            try await offPool {
                try lockProbe.close()
                try liveReader.close()
                try reader.close()
                try fileMover?.close()
                try writer?.close()
            }
            if writer == nil, madeSideFiles {
                await SQLiteStore.removeSideFiles(connections)
            }
            if let archive {
                await SQLiteStore.removeSideFiles(
                    Connections(file: archive, busyTimeout: connections.busyTimeout))
            }
        }
    }

    /// The archive's file where this store may only read, and the log beside it has nothing in it; nil otherwise.
    private func archiveThatWasOnlyRead() async -> DatabaseFile? {
        guard facts.isSetUp, status.withLock({ $0.writer == nil }),
            let file = try? await archivePlace().path.map(DatabaseFile.init),
            file.exists, DatabaseFile(file.walPath).isEmptyFile
        else { return nil }
        return file
    }

    /// Lets SQLite remove the log it made, under its own locks: it does so only for the last connection of
    /// all programs. Failing is no loss, the files are empty.
    private static func removeSideFiles(_ connections: Connections) async {
        guard connections.file.hasWAL, connections.file.isWritable else { return }
        try? await offPool { try connections.visitAsWriter() }
    }
}

/// What opening grants.
private struct Access {
    let writer: DatabaseQueue?
    let readOnlyReason: String?

    init(mode: OpeningMode, connections: Connections, facts: SchemaFacts) async throws {
        let file = connections.file
        let mayWrite = file.isWritable && file.isFolderWritable
        switch mode {
        case .readOnly:
            self.init(nil, "opened read-only")
        case .readWrite:
            guard mayWrite else {
                throw OrdersError(
                    .readOnly,
                    "\(file.name) can't be written: check the rights on the file and on its folder, or open it "
                        + "with --read-only.")
            }
            self.init(try await offPool { try connections.openWriter() }, nil)
        case .readWriteIfSetUp:
            guard facts.isSetUp else {
                self.init(nil, "read-only until you run `ordertop setup`, which adds ordertop's own tables")
                return
            }
            guard mayWrite else {
                self.init(nil, "the file or its folder can't be written: check the rights on them")
                return
            }
            self.init(try await offPool { try connections.openWriter() }, nil)
        }
    }

    private init(_ writer: DatabaseQueue?, _ readOnlyReason: String?) {
        self.writer = writer
        self.readOnlyReason = readOnlyReason
    }
}
