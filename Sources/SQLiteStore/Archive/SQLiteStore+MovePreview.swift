public import OrdersCore

extension SQLiteStore {
    public func previewMove(
        of selection: ArchiveSelection, into place: ArchivePlace?
    ) async throws -> ArchivePreview {
        if selection.direction == .restore { try require(.readArchive) }
        let file = file
        let unavailable = availability(of: selection.flagsFirst ? .flagOrders : .moveOrders).reason
        let present = try await archivePlace()
        return try await readBoth { db, sql, trouble in
            try MovePreview(
                db: db, sql: sql, selection: selection, database: file, present: present,
                place: place?.standardized ?? present, unavailable: unavailable, trouble: trouble
            ).make()
        }
    }

    public func heldOrders(in selection: ArchiveSelection, limit: Int) async throws -> [HeldOrder] {
        if selection.direction == .restore { try require(.readArchive) }
        return try await readBoth { db, sql, _ in
            let statements = ArchiveSQL(sql: sql)
            let holds = statements.holds(selection)
            guard !holds.isEmpty else { return [] }
            return try statements.held(selection, by: holds, limit: limit).rows(db).compactMap { row in
                let reasons = holds.enumerated().filter { row[ArchiveSQL.firstHold + $0.offset] == 0 }
                return sql.order(from: row).map {
                    HeldOrder(order: $0, reasons: reasons.map(\.element.reason))
                }
            }
        }
    }
}
