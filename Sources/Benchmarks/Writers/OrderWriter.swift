import GRDBSQLite
import OrdersCore

/// An application that writes orders: one connection, one prepared INSERT, nothing of ordertop's in between.
/// Waits for other writers as SQLite does by itself.
///
/// Every order is completed, so every one counts, and goes to another of all users. Not to be shared between
/// tasks.
final class OrderWriter {
    private let connection: PlainConnection
    private let insert: OpaquePointer
    /// The users' ids, 16 bytes each.
    private let users: [UInt8]
    private var place = 0

    /// - Throws: `OrdersError` (`engine`).
    init(path: String) throws {
        connection = try PlainConnection(path: path)
        users = try OrderWriter.userIDs(connection)
        insert = try connection.prepare(
            "INSERT INTO orders (user_id, total_amount, status, created_at) VALUES (?, ?, 'completed', ?)")
    }

    deinit {
        sqlite3_finalize(insert)
    }

    /// Writes for a time, as fast as SQLite takes them.
    ///
    /// - Throws: `OrdersError` (`engine`).
    func write(rowsPerCommit: Int, for duration: Duration) throws -> WrittenOrders {
        let elapsed = ContinuousClock().stopwatch()
        var rows = 0
        while elapsed() < duration {
            try commit(rowsPerCommit)
            rows += rowsPerCommit
        }
        return WrittenOrders(orders: rows, duration: elapsed())
    }

    /// Writes one order in a transaction of its own.
    ///
    /// - Throws: `OrdersError` (`engine`).
    func writeOne() throws {
        try commit(1)
    }

    /// One row needs no transaction around it.
    private func commit(_ rows: Int) throws {
        let now = wallClock().milliseconds
        guard rows > 1 else { return try writeOrder(at: now) }
        try connection.execute("BEGIN IMMEDIATE")
        for _ in 0..<rows { try writeOrder(at: now) }
        try connection.execute("COMMIT")
    }

    private func writeOrder(at milliseconds: Int64) throws {
        place = (place + OrderWriter.stride) % (users.count / 16)
        let code = users.withUnsafeBytes { bytes in
            sqlite3_bind_blob(insert, 1, bytes.baseAddress.map { $0 + place * 16 }, 16, nil)
            sqlite3_bind_int64(insert, 2, Int64(500 + place % 20_000))
            sqlite3_bind_int64(insert, 3, milliseconds)
            return sqlite3_step(insert)
        }
        sqlite3_reset(insert)
        guard code == SQLITE_DONE else { throw connection.failure }
    }

    private static func userIDs(_ connection: PlainConnection) throws -> [UInt8] {
        let statement = try connection.prepare("SELECT id FROM users WHERE length(id) = 16")
        defer { sqlite3_finalize(statement) }
        var bytes: [UInt8] = []
        while sqlite3_step(statement) == SQLITE_ROW {
            bytes.append(
                contentsOf: UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, 0), count: 16))
        }
        guard !bytes.isEmpty else { throw OrdersError(.engine, "The shop to write to has no users.") }
        return bytes
    }

    /// A prime, so that every user's turn comes, far from the one before.
    private static let stride = 104_729
}
