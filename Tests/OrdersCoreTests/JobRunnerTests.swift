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

    @Test(
        "waits for a lock, or for room on the disk, as long as it takes and says what it waits for",
        arguments: [OrdersError.Code.busy, .diskFull])
    func waits(code: OrdersError.Code) async throws {
        store.control.fail(.move, with: OrdersError(code, "shop.sqlite is locked."))
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

    @Test("a broken disk is not waited for")
    func broken() async throws {
        store.control.fail(.move, with: OrdersError(.storage, "shop.sqlite can't be read."))
        let record = try await runner(host()).start(job())
        #expect(record.state == .failed)
        #expect(record.message == "shop.sqlite can't be read.")
    }

    @Test("outside its hours it waits, keeps its lease and says why; when they begin it works")
    func hours() async throws {
        let store = InMemoryStore(JobRunnerTests.shop(orders: 100))
        let elapsed = clock.stopwatch()
        let now: @Sendable () -> Instant = { Shop.now.adding(seconds: elapsed().components.seconds) }
        let host = JobHost(owner: host().owner, now: now, isDead: { _ in false })
        let hours = try #require(WorkingHours(parsing: "13:00-14:00"))
        let job = MoveJob(
            selection: ArchiveSelection(direction: .archive, until: Shop.now), rows: 100,
            maxWriterStall: .milliseconds(10), onlyBetween: hours, archive: store, clock: clock)
        let record = try await JobRunner(journal: store, host: host, clock: clock).start(job) { record in
            guard now() < Shop.now.adding(seconds: 3_600) else { return }
            #expect(record.rowsDone == 0)
            #expect(record.lease.map { $0.until > now() } == true)
        }
        #expect(record.state == .done)
        #expect(record.rowsDone == 100)
        #expect(elapsed() >= .seconds(3_600) && elapsed() < .seconds(3_700))
        #expect(store.snapshot.jobs.first?.meter.waitingFor == nil)
    }

    @Test("a job made again from its record has the same selection, pace and hours")
    func madeAgain() throws {
        let selection = ArchiveSelection(
            direction: .restore, from: Shop.now, until: Shop.now.adding(seconds: 1),
            keptStatuses: ["a,b", "ü\n"],
            orderIDs: [Order.ID(.integer(-7)), Order.ID(.text("x,y")), Shop.id(3)], limit: 9)
        let job = MoveJob(
            selection: selection, rows: 3, maxWriterStall: .milliseconds(3),
            onlyBetween: WorkingHours(parsing: "22:00-04:00"), archive: store)
        let record = JobRecord(
            id: JobID(1), draft: job.draft, state: .paused, request: nil, position: nil, rowsDone: 0,
            meter: JobMeter(), lease: nil, createdAt: Shop.now, updatedAt: Shop.now, finishedAt: nil,
            message: nil)
        let again = try JobWorkshop(store: store).job(for: record)
        #expect(again.draft == job.draft)
        #expect(job.draft.parameters["only_between"] == "22:00-04:00")
        #expect(job.draft.parameters.count == 11)
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
