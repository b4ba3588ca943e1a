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
}
