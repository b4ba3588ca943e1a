import GRDB
import OrdersCore

/// The instant before which every flagged order was created, in `ordertop_meta`. It is there as long as there are
/// flags, so that whoever reads recent orders, or orders that were never flagged, need not look for any.
enum FlagBound {
    private static let key = "flagged_before"

    /// Nil when no order is flagged.
    static func fetch(_ db: Database) throws -> Instant? {
        let value = try Query("SELECT value FROM main.\(OwnObjects.metaTable) WHERE key = '\(key)'").value(db)
        return Int64.fromDatabaseValue(value).map { Instant(microseconds: $0) }
    }

    /// In the transaction that flags orders created before an instant.
    static func raise(to instant: Instant, _ db: Database) throws {
        try Query(
            """
            INSERT INTO main.\(OwnObjects.metaTable) (key, value) VALUES ('\(key)', :before)
            ON CONFLICT (key) DO UPDATE SET value = MAX(value, excluded.value)
            """, ["before": instant.microseconds.databaseValue]
        ).run(db)
    }

    /// In the transaction that removes flags.
    static func removeWithLastFlag(_ db: Database) throws {
        try Query(
            """
            DELETE FROM main.\(OwnObjects.metaTable)
            WHERE key = '\(key)' AND NOT EXISTS (SELECT 1 FROM \(FlagSQL.table))
            """
        ).run(db)
    }
}
