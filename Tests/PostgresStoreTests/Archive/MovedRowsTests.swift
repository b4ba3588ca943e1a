import OrdersCore
import TestSupport
import Testing

@testable import PostgresStore

@Suite("Moving orders on a server")
struct MovedRowsTests {
    @Test("takes the rows of children along, and brings them back")
    func children() async throws {
        try await ArchiveShop.with { shop in
            let run = try await shop.run(ArchiveShop.old)
            #expect(run.rowsDone == 20)
            #expect(try await shop.count("orders_archive") == 20)
            #expect(try await shop.count("order_items_archive") == 40)
            try await shop.expectNothingLost(after: "archiving")
            let lines = try await shop.store.log(of: run.id).map(\.text)
            #expect(lines.contains { $0.hasPrefix("moved 40 rows of \"order_items\" of ") }, "\(lines)")
            #expect(try await shop.run(ArchiveShop.back).rowsDone == 20)
            try await shop.expectNothingLost(after: "restoring")
            #expect(try await shop.count("orders_archive") == 0)
            #expect(try await shop.count("old_notes") == 0)
        }
    }

    @Test("finds a child's row that somebody edited in the archive, in the month of its order")
    func editedChild() async throws {
        try await ArchiveShop.with { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.database.execute(
                "UPDATE order_items_archive SET price = price + 1 WHERE order_id = 4 AND line = 1")
            let months = try await shop.store.verifyArchive().months
            #expect(months.map(\.child) == ["order_items"])
            #expect(months.first?.aspects == [.content])
        }
    }

    @Test("leaves an order that another session has locked, says so, and takes it the next time")
    func lockedOrder() async throws {
        try await ArchiveShop.with { shop in
            let other = try OtherSession(shop)
            try other.run("BEGIN; SELECT 1 FROM orders WHERE id IN (4, 6) FOR NO KEY UPDATE")
            let run = try await shop.run(ArchiveShop.old)
            #expect(run.rowsDone == 18)
            let lines = try await shop.store.log(of: run.id).map(\.text)
            #expect(
                lines.contains(
                    "2 orders between 4 and 6 stay, because another session has them locked: the next run takes them"
                ),
                "\(lines)")
            try other.run("COMMIT")
            try await shop.expectNothingLost(after: "a lock")
            #expect(try await shop.run(ArchiveShop.old).rowsDone == 2)
        }
    }

    @Test(
        "leaves an order to which another session does something that isn't committed yet",
        arguments: [
            "UPDATE order_items SET price = 7 WHERE order_id = 4 AND line = 2",
            "INSERT INTO order_items VALUES (4, 9, 1)",
            "DELETE FROM orders WHERE id = 4",
        ])
    func uncommitted(change: String) async throws {
        try await ArchiveShop.with { shop in
            let other = try OtherSession(shop)
            try other.run("BEGIN; SET CONSTRAINTS ALL DEFERRED; DELETE FROM order_notes WHERE order_id = 4")
            try other.run("ROLLBACK")
            try await shop.database.execute(
                "DELETE FROM order_notes WHERE order_id = 4; DELETE FROM notes_diary WHERE order_id = 4")
            let items = change.hasPrefix("DELETE") ? "DELETE FROM order_items WHERE order_id = 4; " : ""
            try other.run("BEGIN; \(items)\(change)")
            #expect(try await shop.run(ArchiveShop.old).rowsDone == 19)
            try other.run("ROLLBACK")
            try await shop.expectNothingLost(after: change)
            #expect(try await shop.run(ArchiveShop.old).rowsDone == 1)
        }
    }

    @Test("moves an order once, though two processes move it at the same time")
    func twoMovers() async throws {
        try await ArchiveShop.with(orders: 400) { shop in
            let second = try await PostgresStore.open(
                try ServerAddress(shop.database.address), schema: ArchiveShop.schema, mode: .readWrite)
            let (job, checkpoint) = try await shop.enter(.archive)
            try await shop.store.prepareMove(checkpoint)
            let ids = try await shop.store.orderIDs(in: ArchiveShop.old, after: nil, limit: 1_000)
            var sum = 0
            for start in stride(from: 0, to: ids.count, by: 20) {
                let batch = ArchiveBatch(
                    selection: ArchiveShop.old, orderIDs: Array(ids[start..<start + 20]),
                    checkpoint: checkpoint)
                async let first = moved(batch, by: shop.store)
                async let other = moved(batch, by: second)
                sum += try await first + other
            }
            #expect(sum == ids.count)
            #expect(try await shop.store.job(job.id).rowsDone == Int64(ids.count))
            try await shop.expectNothingLost(after: "two movers")
            try await second.close()
        }
    }

    /// Tries again as a run does where the other mover takes long.
    private func moved(_ batch: ArchiveBatch, by store: PostgresStore) async throws -> Int {
        while true {
            do { return try await store.move(batch).moved } catch let error as OrdersError
                where error.code == .busy
            {}
        }
    }

    @Test("waits for its turn while another process moves orders, and says that it is busy")
    func lockOfMoves() async throws {
        try await ArchiveShop.with { shop in
            let other = try OtherSession(shop)
            try other.run("BEGIN")
            try AdvisoryLock.move.take(other.connection)
            let (_, checkpoint) = try await shop.enter(.archive)
            let batch = ArchiveBatch(
                selection: ArchiveShop.old, orderIDs: [Order.ID(.integer(4))], checkpoint: checkpoint)
            await #expect { _ = try await shop.store.move(batch) } throws: {
                ($0 as? OrdersError)?.code == .busy
            }
            try other.run("COMMIT")
        }
    }

    @Test("verifies the archive the same in sessions that write dates and numbers otherwise")
    func settings() async throws {
        try await ArchiveShop.with { shop in
            try await shop.database.execute(
                "ALTER TABLE orders ADD COLUMN took interval DEFAULT '1 day 2 hours', ADD COLUMN weight float8, "
                    + "ADD COLUMN photo bytea; UPDATE orders SET weight = 0.1 + 0.2, photo = '\\x00ff'")
            try await shop.run(ArchiveShop.old)
            let name = shop.database.name
            try await shop.database.execute(
                """
                ALTER DATABASE \(name) SET TimeZone = 'Asia/Tokyo';
                ALTER DATABASE \(name) SET DateStyle = 'German';
                ALTER DATABASE \(name) SET IntervalStyle = 'sql_standard';
                ALTER DATABASE \(name) SET extra_float_digits = -10;
                ALTER DATABASE \(name) SET bytea_output = 'escape'
                """)
            let store = try await PostgresStore.open(
                try ServerAddress(shop.database.address), schema: ArchiveShop.schema, mode: .readWrite)
            #expect(try await store.verifyArchive().differences == [])
            try await store.close()
        }
    }

    @Test("probes how long a commit takes without leaving a row")
    func probe() async throws {
        try await ArchiveShop.with { shop in
            let stall = try await shop.store.probeWriterStall()
            #expect(stall == .zero)
            var longest = Duration.zero
            for _ in 1...20 { longest = max(longest, try await shop.store.probeWriterStall()) }
            #expect(longest > .zero)
            for table in ["ordertop_jobs", "ordertop_job_log", "ordertop_flagged", "orders_archive"] {
                #expect(try await shop.count(table) == 0)
            }
            #expect(try await shop.count("orders") == 40)
        }
    }

    @Test("sees when another session waits for an order of the batch")
    func waitedFor() async throws {
        try await ArchiveShop.with { shop in
            let batch = try OtherSession(shop)
            try batch.run("BEGIN; SELECT 1 FROM orders WHERE id = 4 FOR UPDATE")
            let isWaitedForYet = try PostgresStore.isWaitedFor.isTrue(batch.connection)
            #expect(!isWaitedForYet)
            async let write: Void = shop.database.execute("UPDATE orders SET status = 'late' WHERE id = 4")
            while try !PostgresStore.isWaitedFor.isTrue(batch.connection) {
                try await Task.sleep(for: .milliseconds(5))
            }
            try batch.run("COMMIT")
            try await write
        }
    }

    @Test("gives no space back, and says what would")
    func space() async throws {
        try await ArchiveShop.with { shop in
            let run = try await shop.run(ArchiveShop.old)
            #expect(run.message?.contains("VACUUM FULL") == true, "\(run.message ?? "")")
        }
    }
}
