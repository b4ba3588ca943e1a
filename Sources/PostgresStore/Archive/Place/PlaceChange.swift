import OrdersCore

/// Where the archive shall be kept, and what that takes.
struct PlaceChange: Sendable {
    let place: ArchivePlace
    let isNew: Bool
    /// What stands in the way, a sentence each, without its end; empty when nothing does.
    let obstacles: [String]

    /// The archive stays where it is.
    init(staysIn place: ArchivePlace) {
        (self.place, isNew, obstacles) = (place, false, [])
    }

    init(to place: ArchivePlace, obstacles: [String]) {
        (self.place, isNew, self.obstacles) = (place, true, obstacles)
    }

    /// The tables that move as they will be in that place.
    func tables(_ sides: BothSides) throws -> MovedTables {
        guard isNew else { return try sides.movedTables() }
        let here = try MovedTables.fetch(sides.main, sides.sql)
        return place == .table ? here : here.inNewDatabase(sides.sql.schema)
    }

    /// What makes the archive there.
    func statements(_ sql: MappedSQL, _ tables: MovedTables) -> [String] {
        guard isNew, let server = place.server else { return [] }
        return ArchiveObjects.statements(sql, elsewhere: tables.orders).map {
            CarryPlan.inArchive($0, server.name)
        }
    }

    /// Why the archive can't leave the place that it is in.
    static func obstacles(present sides: BothSides) throws -> [String] {
        guard try ArchiveBatchState.isKept(sides.main) else {
            return ["ordertop's own tables are of an earlier version: run `ordertop setup`"]
        }
        if let trouble = sides.trouble { return [trouble.message] }
        if sides.state?.direction != nil {
            return ["a batch was left half done: go on with `ordertop archive resume` first"]
        }
        guard try sides.on(.archive, { try holdsRows(sides.sql.schema, $0) }) else { return [] }
        return ["the present archive holds orders: run `ordertop archive restore` first"]
    }

    /// Whether an archive holds orders, or rows of children.
    static func holdsRows(_ schema: OrdersSchema, _ db: PostgresConnection) throws -> Bool {
        let tables = [schema.archiveTable] + (try ChildRegister.fetch(db).map(\.archiveTable))
        return try tables.contains { table in
            try Query("SELECT EXISTS (SELECT 1 FROM \(Quoting.identifier(table)))").isTrue(db)
        }
    }
}

extension ArchivePlace {
    /// Nil where the archive is on no server of its own.
    var server: ArchiveServer? {
        if case .server(let server) = self { server } else { nil }
    }
}

extension MovedTables {
    /// The same with an archive that is made in another database.
    fileprivate func inNewDatabase(_ schema: OrdersSchema) -> MovedTables {
        let archivedAt = MovedTable.Column(
            name: ArchiveObjects.archivedAt, type: "timestamptz", declaration: "timestamp with time zone",
            collation: nil, isNotNull: true, isGenerated: false, defaultSQL: nil)
        var tables = MovedTables(
            orders: orders,
            archive: MovedTable(
                name: schema.archiveTable, number: 0, columns: orders.columns + [archivedAt],
                key: [schema.orders.id]),
            children: children.map {
                Child(child: $0.child, main: $0.main, archive: nil, isRegistered: false)
            },
            registered: [], references: references)
        tables.isElsewhere = true
        return tables
    }
}
