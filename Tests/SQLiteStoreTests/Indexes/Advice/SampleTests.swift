import Foundation
import GRDB
import OrdersCore
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The sample")
struct SampleTests {
    /// The sample's orders and users, at a share of the users.
    private func sample(
        of store: SQLiteStore, share: Double
    ) async throws -> (orders: [[DatabaseValue]], users: [[DatabaseValue]], walked: Int64) {
        let schema = store.schema
        let (shape, sql) = try await store.read { db, sql in
            (try SampleShape.gather(db, schema: schema), sql)
        }
        let reader = SampleReader(sql: sql, shape: shape)
        return try await store.read { db, _ in
            let parts = try reader.stretches(db).map { try reader.orders(in: $0, share: share, db) }
            return (
                parts.flatMap(\.rows), try reader.users(share: share, db).rows,
                parts.reduce(0) { $0 + $1.walked }
            )
        }
    }

    @Test("holds whole users with all their orders, in the table's order, of every status and month")
    func shape() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(in: folder)
            let (orders, users, walked) = try await sample(of: store, share: 0.25)
            let all = AdviceShop.shop().orders
            #expect(walked == AdviceShop.orders)
            let ids = orders.compactMap { Int64.fromDatabaseValue($0[0]) }
            #expect(ids == ids.sorted())
            #expect(Set(ids).count == ids.count)
            let chosen = Set(orders.map { $0[1] }.filter { !$0.isNull })
            #expect((25...75).contains(chosen.count))
            #expect(chosen.isSubset(of: Set(users.map { $0[0] })))
            let expected = all.filter { order in order.userID.map { chosen.contains($0.storage) } ?? false }
            #expect(
                ids.filter { !$0.isMultiple(of: 97) }
                    == expected.map { Int64.fromDatabaseValue($0.id.storage) })
            #expect(Set(orders.compactMap { String.fromDatabaseValue($0[3]) }).count == 3)
            let days = orders.compactMap { Int64.fromDatabaseValue($0[4]) }
            #expect(try #require(days.max()) - (try #require(days.min())) > 290 * 86_400_000)
            try await store.close()
        }
    }

    @Test("takes orders without a user one by one, at the same share")
    func anonymous() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(
                in: folder, "UPDATE orders SET user_id = NULL")
            let (orders, _, _) = try await sample(of: store, share: 0.25)
            #expect((1_300...1_700).contains(orders.count))
            try await store.close()
        }
    }

    @Test("row ids at both ends of what there is make no stretch too few")
    func extremes() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(
                in: folder,
                """
                DELETE FROM orders WHERE id > 3;
                UPDATE orders SET id = -9223372036854775808 WHERE id = 1;
                UPDATE orders SET id = 9223372036854775807 WHERE id = 3;
                """)
            let (orders, _, walked) = try await sample(of: store, share: 1)
            #expect(walked == 3)
            #expect(orders.compactMap { Int64.fromDatabaseValue($0[0]) } == [.min, 2, .max])
            try await store.close()
        }
    }

    @Test("a number and the same number as a text are of the same share")
    func affinities() async throws {
        let queue = try DatabaseQueue()
        try await queue.write { db in
            let (shares, rows) = try ShareFunction.within(db) {
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT ordertop_share(42, 0), ordertop_share('42', 1), ordertop_share(42.0, 2),
                          ordertop_share(NULL, 42), ordertop_share(43, 42)
                        """)
            }
            let values = try #require(shares.first).databaseValueList
            #expect(Set(values.prefix(4)).count == 1)
            #expect(values[3] != values[4])
            #expect(rows == 5)
        }
    }

    @Test("lies in a file that has no name any more, so that a killed process leaves nothing")
    func nameless() async throws {
        try await inFolder { folder in
            let store = try await AdviceShop.store(in: folder)
            let schema = store.schema
            let shape = try await store.read { db, _ in try SampleShape.gather(db, schema: schema) }
            let sample = try await SampleDatabase(shape: shape)
            let links = try await sample.use { db in
                // More than fits in the page cache.
                try db.execute(sql: "CREATE TABLE filler AS SELECT zeroblob(8000000) AS bytes")
                let folder = "/proc/self/fd"
                return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap {
                    try? FileManager.default.destinationOfSymbolicLink(atPath: "\(folder)/\($0)")
                }
            }
            let files = links.filter { $0.contains("etilqs_") }
            #expect(!files.isEmpty)
            #expect(files.allSatisfy { $0.hasSuffix(" (deleted)") }, "\(files)")
            try await sample.close()
            try await store.close()
        }
    }

    @Test("statistics say how many rows the database has, and share the rest")
    func statistics() {
        #expect(SampleMeter.scaled("1000 250 4 1", by: 20) == "20000 250 4 1")
        #expect(SampleMeter.scaled("1000", by: 20) == "20000")
        #expect(SampleMeter.scaled("sz=1", by: 20) == "sz=1")
    }
}
