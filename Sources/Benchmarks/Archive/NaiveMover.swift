import OrdersCore

/// Moves orders as people do who have no tool for it.
struct NaiveMover {
    private let connection: PlainConnection

    init(_ shop: ShopFile) throws {
        connection = try PlainConnection(path: shop.path)
    }

    func moveAtOnce(before cutoff: Instant) throws {
        try move("created_at < \(cutoff.milliseconds)")
    }

    /// The ids of each batch are looked up within its transaction, as scripts do it.
    func moveInBatches(before cutoff: Instant) throws {
        let isNext =
            "id IN (SELECT id FROM orders WHERE created_at < \(cutoff.milliseconds) ORDER BY id LIMIT 2000)"
        repeat { try move(isNext) } while connection.changes > 0
    }

    private func move(_ condition: String) throws {
        try connection.execute(
            """
            BEGIN IMMEDIATE;
            INSERT INTO orders_archive SELECT *, \(wallClock().milliseconds) FROM orders WHERE \(condition);
            DELETE FROM orders WHERE \(condition);
            COMMIT
            """)
    }
}
