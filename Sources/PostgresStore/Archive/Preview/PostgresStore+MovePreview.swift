public import OrdersCore

extension PostgresStore {
    public func previewMove(
        of selection: ArchiveSelection, into place: ArchivePlace?
    ) async throws -> ArchivePreview {
        if selection.direction == .restore { try require(.readArchive) }
        let unavailable = availability(of: selection.flagsFirst ? .flagOrders : .moveOrders).reason
        let change = try await placeChange(to: place)
        let read = { @Sendable (sides: BothSides) in
            if selection.direction == .restore, let trouble = sides.trouble { throw trouble }
            let statements = ArchiveSQL(sql: sides.sql, tables: try change.tables(sides))
            return try MovePreview(
                sides: sides, statements: statements, selection: selection, change: change,
                unavailable: unavailable
            ).make()
        }
        return try await readBoth(read)
    }

    public func heldOrders(in selection: ArchiveSelection, limit: Int) async throws -> [HeldOrder] {
        if selection.direction == .restore { try require(.readArchive) }
        return try await readBoth { sides in
            let sql = sides.sql
            let statements = ArchiveSQL(sql: sql, tables: try sides.movedTables())
            let holds = statements.holds(selection)
            guard !holds.isEmpty else { return [] }
            let query = statements.held(selection, by: holds, limit: limit)
            return try sides.on(selection.direction.source) { try query.rows($0) }.compactMap { row in
                let reasons = holds.enumerated().filter { !row.bool(ArchiveSQL.firstHold + $0.offset) }
                return MappedOrders.order(from: row, money: sql.money).map {
                    HeldOrder(order: $0, reasons: reasons.map(\.element.reason))
                }
            }
        }
    }
}
