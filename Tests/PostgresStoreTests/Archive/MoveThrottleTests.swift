import OrdersCore
@testable import PostgresTestSupport
import TestSupport
import Testing

@testable import PostgresStore

@Suite("A run that moves orders steps back")
struct MoveThrottleTests {
    @Test("for a replica that is too far behind, and for sessions that queue for locks")
    func reasons() {
        let throttle = MoveThrottle()
        #expect(throttle.reason(ServerLoad()) == nil)
        #expect(throttle.reason(ServerLoad(slowest: .init(name: "b", lag: .seconds(5)))) == nil)
        #expect(
            throttle.reason(ServerLoad(slowest: .init(name: "b", lag: .seconds(12))))
                == "the replica \"b\" is 12 s behind: the run waits until it is under 5 s")
        #expect(
            throttle.reason(ServerLoad(fullest: .init(name: "old", bytes: 12_000_000_000)))
                == "the replication slot \"old\" keeps 12 GB of the write-ahead log: the run waits until its reader "
                + "has caught up, or somebody drops it")
        #expect(throttle.reason(ServerLoad(waitingSessions: 4)) == nil)
        #expect(
            throttle.reason(ServerLoad(waitingSessions: 5))
                == "5 sessions wait for locks: the run waits until they are through")
    }

    @Test("for checkpoints that can't keep up with the rate at which the log is written")
    func log() {
        let throttle = MoveThrottle()
        func load(_ bytes: Int64) -> ServerLoad {
            ServerLoad(sinceCheckpoint: .init(bytes: bytes, wanted: 1_000_000_000))
        }
        #expect(throttle.reason(load(1_200_000_000)) == nil)
        #expect(
            throttle.reason(load(1_300_000_000))
                == "1.3 GB of the write-ahead log were written since the last checkpoint, more than max_wal_size "
                + "(1.0 GB): the run waits for the checkpoint")
    }

    @Test("seeing how much of the log was written since a checkpoint")
    func sinceCheckpoint() async throws {
        try await ArchiveShop.with { shop in
            let message = "SELECT pg_logical_emit_message(FALSE, 't', repeat('x', 3000000))"
            try await shop.database.execute(message)
            let log = try await shop.load().sinceCheckpoint
            #expect(log.map { $0.bytes > 3_000_000 && $0.wanted > 1_000_000 } == true)
        }
    }

    @Test("seeing a slot that keeps the log")
    func slot() async throws {
        try await ArchiveShop.with { shop in
            let name = "slot_\(shop.database.name)"
            try await shop.database.execute("SELECT pg_create_physical_replication_slot('\(name)', TRUE)")
            try await shop.database.execute("SELECT pg_logical_emit_message(FALSE, 't', repeat('x', 100000))")
            let load = try await shop.load()
            try await shop.database.execute("SELECT pg_drop_replication_slot('\(name)')")
            #expect(load.fullest.map { $0.bytes > 100_000 } == true)
        }
    }

    @Test("when it sees such sessions, and goes on when they are through")
    func jam() async throws {
        try await ArchiveShop.with { shop in
            try await shop.run(ArchiveShop.old)
            try await shop.run(ArchiveShop.back)
            let holder = try OtherSession(shop)
            try holder.run("BEGIN; LOCK TABLE users")
            async let jam: Void = withThrowingTaskGroup { group in
                for _ in 1...5 {
                    group.addTask { try await shop.database.execute("SELECT COUNT(*) FROM users") }
                }
                try await group.waitForAll()
            }
            while try await shop.waitingSessions() < 5 { try await Task.sleep(for: .milliseconds(50)) }
            let ids = try await shop.store.orderIDs(in: ArchiveShop.old, after: nil, limit: 1)
            let (job, checkpoint) = try await shop.enter(.archive)
            let batch = ArchiveBatch(selection: ArchiveShop.old, orderIDs: ids, checkpoint: checkpoint)
            await #expect { _ = try await shop.store.move(batch) } throws: { error in
                let error = error as? OrdersError
                return error?.code == .busy && error?.message.contains("5 sessions wait for locks") == true
            }
            try holder.run("COMMIT")
            try await jam
            while try await shop.waitingSessions() > 0 { try await Task.sleep(for: .milliseconds(50)) }
            try await Task.sleep(for: MoveThrottle.interval)
            #expect(try await shop.store.move(batch).moved == 1)
            #expect(try await shop.store.job(job.id).rowsDone == 1)
        }
    }
}

extension ArchiveShop {
    fileprivate func load() async throws -> ServerLoad {
        try await database.application.with { db in try ServerLoad.fetch(db) }
    }

    fileprivate func waitingSessions() async throws -> Int { try await load().waitingSessions }
}
