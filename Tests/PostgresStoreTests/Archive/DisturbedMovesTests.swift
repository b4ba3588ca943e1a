import OrdersCore
import PostgresTestSupport
import Synchronization
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Moving orders that others write", .serialized)
struct DisturbedMovesTests {
    @Test(
        "loses nothing and meets no deadlock while three sessions edit, delete and add orders and their rows")
    func writers() async throws {
        try await ArchiveShop.with(orders: 600) { shop in
            try await shop.run(ArchiveShop.old, batch: 50)
            let isOver = Flag()
            async let first = write(shop, seed: 1, until: isOver)
            async let second = write(shop, seed: 2, until: isOver)
            async let third = write(shop, seed: 3, until: isOver)
            var moved: Int64 = 0
            for round in 1...4 * Soak.factor {
                moved += try await shop.run(round % 2 == 1 ? ArchiveShop.back : ArchiveShop.old, batch: 11)
                    .rowsDone
            }
            isOver.set()
            let written = try await first + second + third
            try await shop.expectNothingLost(after: "\(written) changes")
            let deadlocks = try await shop.database.number(
                "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()")
            #expect(deadlocks == 0)
            print("\(written) changes by three sessions beside \(moved) moves")
        }
    }

    private final class Flag: Sendable {
        private let value = Atomic(false)
        var isSet: Bool { value.load(ordering: .relaxed) }
        func set() { value.store(true, ordering: .relaxed) }
    }

    /// Changes orders and the diary until it is told to stop; every fifth change is rolled back. What has moved to the
    /// archive it doesn't find, and then it changes nothing.
    ///
    /// - Returns: how many changes it has committed.
    private func write(_ shop: ArchiveShop, seed: UInt64, until isOver: Flag) async throws -> Int {
        var (random, written) = (SeededGenerator(seed: seed), 0)
        while !isOver.isSet {
            let order = Int64.random(in: 1...600, using: &random)
            let new = Int64(seed) * 1_000_000 + Int64(written)
            let change = DisturbedMovesTests.changes[Int.random(in: 0..<4, using: &random)](order, new)
            let ending = Int.random(in: 0..<5, using: &random) == 0 ? "ROLLBACK" : "COMMIT"
            let pause = Double.random(in: 0...0.004, using: &random)
            try await shop.database.execute("BEGIN; \(change); SELECT pg_sleep(\(pause)); \(ending)")
            if ending == "COMMIT" { written += 1 }
        }
        return written
    }

    /// Of an order, and under a new number.
    private static let changes: [@Sendable (Int64, Int64) -> String] = [
        { order, new in
            """
            WITH edited AS (UPDATE orders SET total_amount = \(new % 1_000) WHERE id = \(order) RETURNING id)
            UPDATE diary SET total_amount = \(new % 1_000) WHERE id IN (SELECT id FROM edited)
            """
        },
        { order, new in
            """
            WITH edited AS (
              UPDATE order_items SET price = \(new % 1_000) WHERE order_id = \(order) AND line = 1 RETURNING order_id)
            UPDATE items_diary SET price = \(new % 1_000) WHERE line = 1 AND order_id IN (SELECT order_id FROM edited)
            """
        },
        { order, new in
            """
            WITH added AS (
              INSERT INTO order_notes SELECT \(new), id, 'new' FROM orders WHERE id = \(order) FOR KEY SHARE
              RETURNING id, order_id, note)
            INSERT INTO notes_diary SELECT id, order_id, note FROM added
            """
        },
        { _, new in
            """
            INSERT INTO orders VALUES (\(new), NULL, 1, 'completed', '2020-01-01');
            INSERT INTO diary VALUES (\(new), NULL, 1, 'completed', '2020-01-01')
            """
        },
    ]
}
