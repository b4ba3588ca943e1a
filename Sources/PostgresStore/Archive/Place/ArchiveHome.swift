import OrdersCore

/// An archive in another database as main knows it: where it is, and how far the batches between the two are.
struct ArchiveHome: Hashable, Sendable {
    let place: RememberedPlace
    let state: ArchiveBatchState

    /// Nil when the archive is in the same database, or there is none yet.
    static func fetch(_ db: PostgresConnection) throws -> ArchiveHome? {
        guard try ArchiveBatchState.isKept(db) else { return nil }
        let row = try Query(
            """
            SELECT address.value, id.value FROM \(OwnObjects.metaTable) address
            JOIN \(OwnObjects.metaTable) id ON id.key = '\(RememberedPlace.idKey)'
            WHERE address.key = '\(RememberedPlace.addressKey)'
            """
        ).firstRow(db)
        guard let row else { return nil }
        return ArchiveHome(
            place: RememberedPlace(address: row.text(0), id: row.text(1)),
            state: try ArchiveBatchState.fetch(db))
    }
}
