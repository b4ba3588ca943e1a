/// Locks that only processes of ordertop know, so that they keep each other out and nobody else.
///
/// The numbers are ordertop's own; a lock belongs to the database it is taken in.
enum AdvisoryLock: Int64 {
    case setup = 0x6f72_6465_7274_0001
    case fold = 0x6f72_6465_7274_0002
    case move = 0x6f72_6465_7274_0003

    /// Waits for the lock, until the end of the transaction.
    func take(_ db: PostgresConnection) throws {
        _ = try Query("SELECT pg_advisory_xact_lock(:lock)::text", ["lock": .int(rawValue)]).rows(db)
    }

    /// Takes the lock until the end of the transaction, if it is free.
    func tryToTake(_ db: PostgresConnection) throws -> Bool {
        try Query("SELECT pg_try_advisory_xact_lock(:lock)", ["lock": .int(rawValue)]).isTrue(db)
    }
}
