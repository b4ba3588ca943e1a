public import OrdersCore

extension PostgresStore {
    public func archivePlace() async throws -> ArchivePlace {
        try await read { db, _ in
            guard let home = try ArchiveHome.fetch(db) else { return .table }
            return .server(ArchiveServer(address: home.place.address, name: home.place.name))
        }
    }

    public func keepArchive(in place: ArchivePlace) async throws {
        // Before anything is found to be empty, so that a batch that comes after that is noticed.
        let before = try await read { db, _ in
            try ArchiveBatchState.isKept(db) ? ArchiveBatchState.fetch(db) : nil
        }
        let change = try await placeChange(to: place)
        guard change.isNew else { return }
        try require(.moveOrders)
        guard change.obstacles.isEmpty, let before else {
            throw OrdersError(
                .invalidInput,
                "The archive can't be kept there: \(change.obstacles.joined(separator: "; ")).")
        }
        switch change.place {
        case .server(let server): try await keepArchive(in: server, before)
        case .table, .file: try await keepArchive(nil, before)
        }
    }

    /// What keeping the archive in a place takes; nil leaves it where it is.
    func placeChange(to place: ArchivePlace?) async throws -> PlaceChange {
        let present = try await archivePlace()
        let place = try place?.standardized ?? present
        guard place != present else { return PlaceChange(staysIn: present) }
        if case .file = place { return PlaceChange(to: place, obstacles: [PostgresStore.noFiles]) }
        var there: [String] = []
        if let server = place.server { there = try await site(server).obstacles() }
        let here = try await readBoth { sides in try PlaceChange.obstacles(present: sides) }
        return PlaceChange(to: place, obstacles: here + there)
    }

    static let noFiles =
        "PostgreSQL keeps the archive in a database, not in a file: name one, as in postgres://host/orders_archive"

    private func site(_ server: ArchiveServer) async throws -> ArchiveSite {
        let schema = schema
        return try await read { db, _ in
            let encoding = Query(
                """
                SELECT pg_encoding_to_char(encoding)::text FROM pg_database WHERE datname = current_database()
                """)
            return ArchiveSite(
                address: try ServerAddress(server.address), schema: schema,
                candidate: try ArchiveBatchState.isKept(db) ? RememberedPlace.knownCandidate(db) : nil,
                encoding: try encoding.firstRow(db)?.text(0) ?? "")
        }
    }

    /// First the name is remembered, then the archive is made with it, then its place is remembered: wherever that ends
    /// too early, the next call goes on.
    private func keepArchive(in server: ArchiveServer, _ before: ArchiveBatchState) async throws {
        let id = try await write { db, _ in try RememberedPlace.candidate(db) }
        let statements = try await read { db, sql in
            ArchiveObjects.statements(sql, elsewhere: try MovedTables.fetch(db, sql).orders)
        }
        try await site(server).make(ArchiveSide(id: id, batch: before.settled), statements)
        try await keepArchive(RememberedPlace(address: server.address, id: id), before)
    }

    /// What was seen to be empty is so still where no batch has begun since; the table in the same database, whose batches
    /// have no numbers, is looked at again.
    ///
    /// - Parameter place: nil for the table in the same database.
    private func keepArchive(_ place: RememberedPlace?, _ before: ArchiveBatchState) async throws {
        let schema = schema
        let home = try await write { db, _ in
            try db.execute("SET LOCAL synchronous_commit = on")
            try AdvisoryLock.move.take(db)
            let isSame = try ArchiveBatchState.fetch(db) == before
            guard isSame, try !PlaceChange.holdsRows(schema, db) else { throw PostgresStore.justMoved }
            guard let place else {
                try RememberedPlace.forget(db)
                return ArchiveHome?.none
            }
            guard try RememberedPlace.isCandidate(place.id, db) else { throw PostgresStore.justMoved }
            try place.store(db)
            return try ArchiveHome.fetch(db)
        }
        try remember(home)
        moves.withLock { $0.ground = nil }
    }

    /// Between looking and taking the lock.
    private static let justMoved = OrdersError(.busy, "Orders have just moved: try again.")
}

extension ArchivePlace {
    /// With the address as it is remembered.
    fileprivate var standardized: ArchivePlace {
        get throws {
            guard let server else { return self }
            return .server(try ServerAddress(server.address).archiveServer)
        }
    }
}
