import Foundation
import GRDB
import OrdersCore
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
            let holding = AsyncStream<Void>.makeStream()
            let holder = Task {
                try await application.writeWithoutTransaction { db in
                    try db.execute(sql: "BEGIN IMMEDIATE")
                    holding.continuation.finish()
                    usleep(1_000_000)
                    try db.execute(sql: "ROLLBACK")
                }
            }
            for await _ in holding.stream {}
            #expect(try await store.probeWriterStall() > .milliseconds(100))
            try await holder.value
            try application.close()
            try await store.close()
        }
    }
}
