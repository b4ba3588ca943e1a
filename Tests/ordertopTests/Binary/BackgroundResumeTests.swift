import Foundation
import OrdersCore
import SQLiteStore
import Testing

@testable import ordertop

@Suite("Jobs left to another process", .timeLimit(.minutes(5)))
struct BackgroundResumeTests {
    @Test(
        "a paused run goes on in a process of its own, and the call returns once it has the job",
        arguments: ["archive run --max-writer-stall 1ms", "totals enable"])
    func handover(_ command: String) async throws {
        try await withTemporaryFolder { folder in
            let database = folder + "/shop.sqlite"
            _ = try await Binary.run("generate --db shop.sqlite --orders 100000", in: folder)
            let run = try await RunningJob.pause(in: database) {
                try Binary.start("\(command) --db shop.sqlite --yes", in: folder)
            }
            #expect(try await run.outcome().exitCode == 130)
            let store = try await SQLiteStore.open(path: database, mode: .readOnly)
            let job = try #require(try await store.jobs(includingFinished: true).first)
            #expect(job.state == .paused)

            let background = BackgroundResume(
                options: try CommonOptions.parse([]), database: .file(database), journal: store,
                host: .thisProcess,
                program: Binary.path)
            try await background.resume(job.id)
            #expect(try await store.job(job.id).state != .paused)
            try await RunningJob.waitUntilFinal(in: database)
            let ended = try await store.job(job.id)
            #expect(ended.state == .done)
            #expect(ended.rowsDone > 0)
            if ended.draft.kind == .archive { #expect(ended.rowsDone == ended.draft.rowsTotal) }
            try await store.close()
        }
    }

    @Test("a process that can't take the job leaves it paused and says so")
    func refusal() async throws {
        try await withTemporaryFolder { folder in
            _ = try await Binary.run("generate --db shop.sqlite --orders 5000", in: folder)
            let database = folder + "/shop.sqlite"
            let store = try await SQLiteStore.open(path: database, mode: .readWriteIfSetUp)
            let host = JobHost.thisProcess
            let draft = JobDraft(kind: .archive, title: "archive", parameters: [:], rowsTotal: nil)
            let lease = JobLease(owner: host.owner, until: host.now().adding(seconds: 60))
            let job = try await store.create(draft, lease: lease, at: host.now())
            _ = try await store.end(
                job.id, owner: host.owner, state: .paused, message: "paused", at: host.now())
            let background = BackgroundResume(
                options: try CommonOptions.parse([]), database: .file(database), journal: store, host: host,
                program: "/bin/false")
            await #expect(throws: OrdersError.self) { try await background.resume(job.id) }
            #expect(try await store.job(job.id).state == .paused)
            try await store.close()
        }
    }
}
