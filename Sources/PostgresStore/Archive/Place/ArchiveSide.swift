import OrdersCore

/// What an archive in a database of its own says of itself, in its `ordertop_meta`: whose it is, and how far it is with
/// batches.
struct ArchiveSide: Hashable, Sendable {
    /// The same as main remembers.
    let id: String
    /// The last batch that it has taken part in.
    let batch: Int64

    private static let batchKey = "archive_batch"

    /// Nil for a database without an archive of ordertop's.
    ///
    /// - Throws: `PostgresError`, after which the transaction is of no more use.
    static func fetch(_ db: PostgresConnection) throws -> ArchiveSide? {
        do {
            guard let id = try MetaTable.value(of: RememberedPlace.idKey, db),
                let batch = try MetaTable.value(of: batchKey, db).flatMap({ Int64($0) })
            else { return nil }
            return ArchiveSide(id: id, batch: batch)
        } catch let error as PostgresError where error.sqlState == SQLState.undefinedTable {
            return nil
        }
    }

    /// Writes what the archive shall say.
    func store(_ db: PostgresConnection) throws {
        try MetaTable.set(RememberedPlace.idKey, to: id, db)
        try MetaTable.set(ArchiveSide.batchKey, to: String(batch), db)
    }

    /// Takes part in a batch that the archive has no part in yet. Others that would do so wait.
    ///
    /// - Returns: false when it has.
    static func enter(_ batch: Int64, _ db: PostgresConnection) throws -> Bool {
        let changed = try Query(
            """
            UPDATE \(OwnObjects.metaTable) SET value = :text WHERE key = '\(batchKey)' AND value::int8 < :batch
            """, ["text": .text(String(batch)), "batch": .int(batch)]
        ).run(db)
        return changed == 1
    }

    /// Keeps others out of a batch that the archive has a part in, until the transaction ends.
    ///
    /// - Returns: false when it has none, or has gone on.
    static func hold(_ batch: Int64, _ db: PostgresConnection) throws -> Bool {
        let changed = try Query(
            """
            UPDATE \(OwnObjects.metaTable) SET value = value WHERE key = '\(batchKey)' AND value::int8 = :batch
            """, ["batch": .int(batch)]
        ).run(db)
        return changed == 1
    }
}
