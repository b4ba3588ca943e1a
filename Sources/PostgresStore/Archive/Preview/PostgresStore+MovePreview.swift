public import OrdersCore

extension PostgresStore {
    public func previewMove(
        of selection: ArchiveSelection, into place: ArchivePlace?
    ) async throws -> ArchivePreview {
        if selection.direction == .restore { try require(.readArchive) }
        let unavailable = availability(of: selection.flagsFirst ? .flagOrders : .moveOrders).reason
        return try await read { db, sql in
            try MovePreview(
                db: db, statements: ArchiveSQL(sql: sql, tables: try MovedTables.fetch(db, sql)),
                selection: selection, place: place ?? .table, unavailable: unavailable
            ).make()
        }
    }

    public func heldOrders(in selection: ArchiveSelection, limit: Int) async throws -> [HeldOrder] {
        if selection.direction == .restore { try require(.readArchive) }
        return try await read { db, sql in
            let statements = ArchiveSQL(sql: sql, tables: try MovedTables.fetch(db, sql))
            let holds = statements.holds(selection)
            guard !holds.isEmpty else { return [] }
            return try statements.held(selection, by: holds, limit: limit).rows(db).compactMap { row in
                let reasons = holds.enumerated().filter { !row.bool(ArchiveSQL.firstHold + $0.offset) }
                return MappedOrders.order(from: row, money: sql.money).map {
                    HeldOrder(order: $0, reasons: reasons.map(\.element.reason))
                }
            }
        }
    }
}
