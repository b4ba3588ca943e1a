import OrdersCore

extension PostgresStore {
    /// Reads main and archive as of one instant.
    ///
    /// Main's snapshot comes first. The archive's may be of a later batch by then, and then both are taken anew: an order
    /// could be in neither.
    func readBoth<Value: Sendable>(
        _ body: @escaping @Sendable (BothSides) throws -> Value
    ) async throws -> Value {
        var attempts = 0
        while true {
            attempts += 1
            switch try await look(isLast: attempts == PostgresStore.mostSnapshots, body) {
            case .seen(let value): return value
            case .again: break
            case .moved(let home): try remember(home)
            }
        }
    }

    /// The same for what can't do without the archive.
    ///
    /// - Throws: `OrdersError` when it can't be read.
    func readArchive<Value: Sendable>(
        _ body: @escaping @Sendable (BothSides) throws -> Value
    ) async throws -> Value {
        try await readBoth { sides in
            if let trouble = sides.trouble { throw trouble }
            return try body(sides)
        }
    }

    /// Batches take longer than a snapshot; an archive that is ahead as often as this will never be met.
    private static let mostSnapshots = 50

    /// What came of one attempt.
    private enum Look<Value: Sendable>: Sendable {
        case seen(Value)
        /// The snapshots don't fit each other.
        case again
        /// The archive is somewhere else than was thought.
        case moved(ArchiveHome?)
    }

    private func look<Value: Sendable>(
        isLast: Bool, _ body: @escaping @Sendable (BothSides) throws -> Value
    ) async throws -> Look<Value> {
        guard let sessions = archive.withLock({ $0 }) else {
            return try await read { db, sql in
                if let home = try ArchiveHome.fetch(db) { return .moved(home) }
                return .seen(try body(BothSides(db, sql)))
            }
        }
        do {
            return try await lookAtBoth(sessions, isLast: isLast, body)
        } catch let error as Unreachable {
            return try await read { db, sql in
                guard let home = try ArchiveHome.fetch(db), home.place == sessions.place else {
                    return .again
                }
                return .seen(try body(BothSides(main: db, sql, home, sessions, trouble: error.trouble)))
            }
        }
    }

    /// The archive's database lets nobody in.
    private struct Unreachable: Error {
        let trouble: OrdersError
    }

    private func lookAtBoth<Value: Sendable>(
        _ sessions: ArchiveSessions, isLast: Bool, _ body: @escaping @Sendable (BothSides) throws -> Value
    ) async throws -> Look<Value> {
        let (sql, readers) = (sql, readers)
        do {
            return try await abandoning {
                try await self.lendingArchive(sessions) { archive in
                    try await readers.with { main in
                        try main.transaction(.snapshot) {
                            try PostgresStore.compare(main, archive, sql, sessions, isLast: isLast, body)
                        }
                    }
                }
            }
        } catch let error as Unreachable {
            throw error
        } catch {
            throw errors.mapped(error)
        }
    }

    /// The archive's session is asked for before main's, so that nobody waits for it in the middle of a snapshot.
    private func lendingArchive<Value: Sendable>(
        _ sessions: ArchiveSessions, _ body: @escaping @Sendable (PostgresConnection) async throws -> Value
    ) async throws -> Value {
        do {
            return try await sessions.lending(body)
        } catch let error as PostgresError where error.isFromOpening {
            throw Unreachable(trouble: sessions.errors.orders(error))
        }
    }

    /// In main's snapshot, which has not begun yet.
    private static func compare<Value: Sendable>(
        _ main: PostgresConnection, _ archive: PostgresConnection, _ sql: MappedSQL,
        _ sessions: ArchiveSessions, isLast: Bool, _ body: (BothSides) throws -> Value
    ) throws -> Look<Value> {
        let found = try ArchiveHome.fetch(main)
        guard let home = found, home.place == sessions.place else { return .moved(found) }
        func without(_ trouble: OrdersError) throws -> Look<Value> {
            .seen(try body(BothSides(main: main, sql, home, sessions, trouble: trouble)))
        }
        // What goes wrong before the archive has said who it is, is trouble of the archive; after that, the body's.
        var hasAnswered = false
        archive.patience = helloLimit
        defer { archive.patience = nil }
        do {
            return try archive.transaction(.snapshot) {
                let batch = try sessions.side(archive).batch
                switch home.state.sight(ofArchiveAt: batch) {
                case .ahead where !isLast: return .again
                case .ahead, .behind: throw sessions.isOfAnotherTime
                case .together: break
                }
                (hasAnswered, archive.patience) = (true, nil)
                let sides = BothSides(main: main, archive: archive, sql, home, sessions)
                if sides.sql.hidesBatch { try hideBatch(sides) }
                return .seen(try body(sides))
            }
        } catch let error as OrdersError where !hasAnswered {
            return try without(error)
        } catch let error as PostgresError where !hasAnswered {
            // A session that has ended is replaced by another; a server that hangs isn't asked again.
            if error.isConnectionLost, error != .silence, !isLast { return .again }
            return try without(sessions.errors.orders(error))
        }
    }

    /// How long the archive's server may take to answer at all.
    private static let helloLimit: Duration = .seconds(2)

    private static func hideBatch(_ sides: BothSides) throws {
        let ids = try ArchiveBatchState.keys(sides.main)
        try sides.on(.archive) { try OrderList.hidden.set(ids, sides.sql, $0) }
    }

    /// Where the archive is from now on, as far as this process knows. Who reads from the place that it was in until now
    /// comes to an end there; the sessions end with their last user.
    func remember(_ home: ArchiveHome?) throws {
        let next = try home.map { try ArchiveSessions($0.place) }
        archive.withLock { known in
            if known?.place != next?.place { known = next }
        }
    }
}
