import TestSupport
import Testing

@testable import OrdersCore

@Suite("A run that flags orders first")
struct FlaggedMoveTests {
    private let store = InMemoryStore(FlaggedMoveTests.shop)
    private let clock = LeapingClock()

    private static let shop: StoreContents = {
        var contents = StoreContents()
        contents.orders = (1...2_000).map { Shop.order($0, at: Instant(milliseconds: $0)) }
        return contents
    }()

    private func job(limit: Int64? = nil) -> MoveJob {
        MoveJob(
            selection: ArchiveSelection(direction: .archive, until: Shop.now, limit: limit, flagsFirst: true),
            rows: 2_000, maxWriterStall: .milliseconds(10), archive: store, clock: clock)
    }

    private func runner(_ token: String = "a") -> JobRunner {
        let owner = LeaseOwner(host: "shop", processID: 1, token: token)
        return JobRunner(
            journal: store, host: JobHost(owner: owner, now: { Shop.now }, isDead: { _ in false }),
            clock: clock)
    }

    @Test("flags everything before it moves anything, and says what it did")
    func order() async throws {
        let flagsAtFirstMove = Task { [store] in
            await store.control.reached(.move, count: 1)
            return store.snapshot.flags.count
        }
        store.control.hold(.move)
        let running = Task { try await runner().start(job()) }
        #expect(await flagsAtFirstMove.value == 2_000)
        #expect(store.snapshot.archived.isEmpty)
        store.control.release(.move)
        let record = try await running.value
        #expect(record.message == "flagged 2,000 rows and moved 2,000 rows")
        #expect(store.snapshot.flags.isEmpty)
        #expect(store.snapshot.archived.count == 2_000)
    }

    @Test("pauses while it flags, and another process goes on with the rest", arguments: [Int64?.none, 700])
    func paused(limit: Int64?) async throws {
        store.control.hold(.flag)
        let running = Task { try await runner().start(job(limit: limit)) }
        await store.control.reached(.flag, count: 1)
        let id = try #require(try await store.jobs(includingFinished: false).first?.id)
        _ = try await store.request(.pause, of: id, deadOwner: nil, at: Shop.now)
        store.control.release(.flag)
        let paused = try await running.value
        #expect(paused.state == .paused)
        #expect(paused.meter.stage == .flagging)
        #expect(paused.meter.flagged == 500)
        #expect(paused.stageRows == 500 && paused.fraction == 0.25)
        let again = try #require(try JobWorkshop(store: store).job(for: paused) as? MoveJob)
        #expect(again.draft == job(limit: limit).draft)
        let ended = try await runner("b").resume(again, id: id)
        #expect(ended.state == .done)
        let wanted = limit ?? 2_000
        #expect([ended.meter.flagged, ended.rowsDone] == [wanted, wanted])
        #expect(store.snapshot.archived.count == Int(wanted))
    }

    @Test("removes its flags when it is cancelled")
    func cancelled() async throws {
        store.control.hold(.move)
        let running = Task { try await runner().start(job()) }
        await store.control.reached(.move, count: 1)
        let id = try #require(try await store.jobs(includingFinished: false).first?.id)
        _ = try await store.request(.cancel, of: id, deadOwner: nil, at: Shop.now)
        store.control.release(.move)
        #expect(try await running.value.state == .cancelled)
        #expect(store.snapshot.orders.count == 1_500)
        #expect(store.snapshot.flags.isEmpty)
    }

    @Test("is read back from the journal, and a journal without flags is as before")
    func journal() {
        for flagsFirst in [true, false] {
            let selection = ArchiveSelection(direction: .archive, until: Shop.now, flagsFirst: flagsFirst)
            #expect(ArchiveSelection(parameters: selection.parameters) == selection)
            #expect((selection.parameters["flag_first"] != nil) == flagsFirst)
        }
    }

    @Test("its place in the journal tells the stage, and a plain run's is an order alone")
    func positions() {
        let id = Order.ID(.text("a b"))
        let texts: [(MovePosition, String)] = [
            (MovePosition(.flagging), "flagging"), (MovePosition(.flagging, after: id), "flagging t:a b"),
            (MovePosition(.unflagging, after: id), "unflagging t:a b"), (MovePosition(.moving), "moving"),
            (MovePosition(.moving, after: id), "t:a b"),
        ]
        for (position, text) in texts {
            #expect(position.text == text)
            #expect(MovePosition(text) == position)
        }
        #expect(MovePosition("flagging x:1") == nil)
        #expect(MovePosition("7") == nil)
    }
}
