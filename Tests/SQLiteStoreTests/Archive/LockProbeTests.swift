import Foundation
import GRDB
import OrdersCore
import SQLiteTestSupport
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The probe of the write lock")
struct LockProbeTests {
    @Test("measures how long another program's lock made it wait")
    func waits() async throws {
        try await inFolder { folder in
            let path = folder.path("demo.sqlite")
            let application = try DemoDatabase.create(path)
            let store = try await SQLiteStore.open(path: path, mode: .readWrite)
            try await store.setUp()
            // Opens the probe's connection beforehand.
            #expect(try await store.probeWriterStall() < .milliseconds(500))
            // On a busy machine the probe may begin when the lock is free again: then it is held for longer.
            var waited = Duration.zero
            for milliseconds in [500, 1_000, 2_000, 4_000, 4_000, 4_000] where waited < .milliseconds(100) {
                waited = try await probe(store, whileHolding: application, for: .milliseconds(milliseconds))
            }
            #expect(waited >= .milliseconds(100))
            try application.close()
            try await store.close()
        }
    }

    private func probe(
        _ store: SQLiteStore, whileHolding application: DatabaseQueue, for duration: Duration
    ) async throws -> Duration {
        let holding = AsyncStream<Void>.makeStream()
        let holder = Task {
            try await application.writeWithoutTransaction { db in
                try db.execute(sql: "BEGIN IMMEDIATE")
                holding.continuation.finish()
                usleep(UInt32(duration.inSeconds * 1e6))
                try db.execute(sql: "ROLLBACK")
            }
        }
        for await _ in holding.stream {}
        let waited = try await store.probeWriterStall()
        try await holder.value
        return waited
    }
}
