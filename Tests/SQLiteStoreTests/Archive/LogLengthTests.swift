import Foundation
import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The write-ahead log while orders move")
struct LogLengthTests {
    /// Orders with their indexes by user, so that each touches pages of its own.
    private static let orders = 40_000

    @Test("stays short beside an application that writes, without that application's checkpoints")
    func staysShort() async throws {
        try await inFolder { folder in
            let (store, application, path) = try await shop(folder)
            let moving = Task { try await move(in: store) }
            let writing = Task {
                while !moving.isCancelled, try await unfinished(store) {
                    try await application.write { db in
                        try db.execute(sql: "UPDATE users SET email = email WHERE username = 'user1'")
                    }
                    try await Task.sleep(for: .milliseconds(2))
                }
            }
            #expect(try await moving.value.state == .done)
            writing.cancel()
            _ = try? await writing.value
            // The file keeps the length of the longest log.
            #expect(try bytes(of: path + "-wal") < 48_000_000)
            try application.close()
            try await store.close()
        }
    }

    @Test(
        "is not made longer than it may be while a reader of an old state is in the way; then the run goes on"
    )
    func waitsForReader() async throws {
        try await inFolder { folder in
            let (store, application, path) = try await shop(folder)
            let reader = try DatabaseQueue(path: path)
            let done = AsyncStream<Void>.makeStream()
            let reading = Task.detached {
                try reader.inDatabase { db in
                    try db.execute(sql: "BEGIN")
                    _ = try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM orders")
                    let end = DispatchSemaphore(value: 0)
                    Task {
                        for await _ in done.stream {}
                        end.signal()
                    }
                    end.wait()
                    try db.execute(sql: "COMMIT")
                }
            }
            let heard = AsyncStream<String>.makeStream()
            let moving = Task {
                try await move(in: store) { record in
                    if let reason = record.meter.waitingFor { heard.continuation.yield(reason) }
                }
            }
            for await reason in heard.stream where reason.contains("write-ahead log") { break }
            let longest = Int64(CheckpointPacing.longestLog) * 4_120
            #expect(try bytes(of: path + "-wal") < longest + 16_000_000)
            done.continuation.finish()
            #expect(try await moving.value.state == .done)
            try await reading.value
            try reader.close()
            try application.close()
            try await store.close()
        }
    }

    private func shop(_ folder: TemporaryFolder) async throws -> (SQLiteStore, DatabaseQueue, String) {
        let path = folder.path("demo.sqlite")
        let application = try DemoDatabase.create(path, Shop(users: Shop.users(1)))
        try await application.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                    INSERT INTO orders (id, user_id, total_amount, status, created_at)
                    SELECT i, randomblob(16), i, hex(randomblob(500)), 1 FROM n
                    """, arguments: [LogLengthTests.orders])
        }
        let store = try await SQLiteStore.open(path: path, mode: .readWrite)
        try await store.setUp()
        return (store, application, path)
    }

    private func move(
        in store: SQLiteStore, onChange: @escaping @Sendable (JobRecord) -> Void = { _ in }
    ) async throws -> JobRecord {
        let host = JobHost(
            owner: LeaseOwner(host: "h", processID: 1, token: "t"), now: { Shop.now }, isDead: { _ in false })
        let job = MoveJob(
            selection: ArchiveSelection(direction: .archive, until: nil), rows: nil,
            maxWriterStall: .milliseconds(50), archive: store)
        return try await JobRunner(journal: store, host: host).start(job, onChange: onChange)
    }

    private func unfinished(_ store: SQLiteStore) async throws -> Bool {
        let jobs = try await store.jobs(includingFinished: true)
        return jobs.isEmpty || jobs.contains { !$0.state.isFinal }
    }

    private func bytes(of path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }
}
