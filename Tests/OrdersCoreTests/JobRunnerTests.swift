import OrdersCore
import TestSupport
import Testing

@Suite("Job runner")
struct JobRunnerTests {
    private let store = InMemoryStore(JobRunnerTests.shop(orders: 2_000))
    private let clock = LeapingClock()

    private static func shop(orders: Int64) -> StoreContents {
        var contents = StoreContents()
        contents.users = Shop.users(1)
        contents.orders = (1...orders).map { Shop.order($0, at: Instant(milliseconds: $0)) }
        return contents
    }

    private func host(_ token: String = "a", dead: Set<String> = []) -> JobHost {
        JobHost(
            owner: LeaseOwner(host: "shop", processID: 1, token: token), now: { Shop.now },
            isDead: { dead.contains($0.token) })
    }

    private func runner(_ host: JobHost) -> JobRunner {
        JobRunner(journal: store, host: host, clock: clock)
    }

    private func job(limit: Int64? = nil) -> MoveJob {
        MoveJob(
            selection: ArchiveSelection(direction: .archive, until: Shop.now, limit: limit), rows: 2_000,
            maxWriterStall: .milliseconds(10), archive: store, clock: clock)
    }

    @Test("runs a job to its end and gives the lease back")
    func done() async throws {
        let record = try await runner(host()).start(job())
        #expect(record.state == .done)
        #expect(record.rowsDone == 2_000)
        #expect(record.lease == nil)
        #expect(store.snapshot.orders.isEmpty)
        #expect(store.snapshot.archived.count == 2_000)
    }

    @Test("a limit is kept to the row, over several batches")
    func limit() async throws {
        let record = try await runner(host()).start(job(limit: 777))
        #expect(record.state == .done)
        #expect(store.snapshot.archived.count == 777)
        #expect(store.snapshot.orders.count == 1_223)
    }

    @Test("pauses at a checkpoint when asked, and goes on from there in another process")
    func pauses() async throws {
        store.control.hold(.move)
        let running = Task { try await runner(host()).start(job()) }
        await store.control.reached(.move, count: 1)
        let id = try #require(try await store.jobs(includingFinished: false).first?.id)
        _ = try await store.request(.pause, of: id, deadOwner: nil, at: Shop.now)
        store.control.release(.move)
        let paused = try await running.value
        #expect(paused.state == .paused)
        #expect(paused.rowsDone > 0 && paused.rowsDone < 2_000)
        let ended = try await runner(host("b")).resume(job(), id: id)
        #expect(ended.state == .done)
        #expect(ended.rowsDone == 2_000)
    }

    @Test("stops at a checkpoint when its task is cancelled")
    func interrupted() async throws {
        store.control.hold(.move)
        let running = Task { try await runner(host()).start(job()) }
        await store.control.reached(.move, count: 1)
        running.cancel()
        let record = try await running.value
        #expect(record.state == .paused)
        #expect(record.rowsDone == 0)
        #expect(store.snapshot.orders.count == 2_000)
    }

    @Test("takes a job over from a process that is dead, but not from one that lives")
    func takesOver() async throws {
        let lease = JobLease(owner: host("crashed").owner, until: Shop.now.adding(seconds: 60))
        let id = try await store.create(job().draft, lease: lease, at: Shop.now).id
        await #expect { try await runner(host("b")).resume(job(), id: id) } throws: {
            ($0 as? OrdersError)?.code == .jobHeld
        }
        let record = try await runner(host("b", dead: ["crashed"])).resume(job(), id: id)
        #expect(record.state == .done)
    }

    @Test("waits for a lock as long as it takes and says what it waits for")
    func busy() async throws {
        store.control.fail(.move, with: OrdersError(.busy, "shop.sqlite is locked."))
        let (reasons, heard) = AsyncStream<String>.makeStream()
        let running = Task {
            try await runner(host()).start(job()) { record in
                if let reason = record.meter.waitingFor { heard.yield(reason) }
            }
        }
        for await reason in reasons {
            #expect(reason == "shop.sqlite is locked.")
            break
        }
        store.control.fail(.move, with: nil)
        #expect(try await running.value.state == .done)
    }

    @Test("any other error ends the job as failed, with its sentence, and nothing has moved")
    func fails() async throws {
        store.control.fail(.move, with: OrdersError(.storage, "The disk is full."))
        let record = try await runner(host()).start(job())
        #expect(record.state == .failed)
        #expect(record.message == "The disk is full.")
        #expect(store.snapshot.archived.isEmpty)
    }
}
