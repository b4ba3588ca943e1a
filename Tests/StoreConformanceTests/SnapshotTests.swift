import OrdersCore
import Synchronization
import TestSupport
import Testing

@Suite("Readers of main and archive")
struct SnapshotTests {
    private static let count: Int64 = 120

    @Test(
        "see every order exactly once in every snapshot, while orders move to and fro",
        arguments: EngineUnderTest.allCases)
    func snapshots(engine: EngineUnderTest) async throws {
        let orders = (1...SnapshotTests.count).map {
            Shop.order($0, at: Shop.now.adding(seconds: -90_000_000 + $0 * 100_000))
        }
        try await engine.withStore(Shop(orders: orders)) { subject in
            let isOver = Flag()
            async let moving: Void = moveToAndFro(subject.store, until: isOver)
            async let reading: Void = read(subject, thenSet: isOver)
            _ = try await (moving, reading)
            #expect(try await subject.store.verifyArchive().differences.isEmpty)
        }
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    /// At least once each way; then until the readers have seen enough.
    private func moveToAndFro(_ store: any OrdersStore, until isOver: Flag) async throws {
        repeat {
            try await move(.archive, store)
            try await move(.restore, store)
        } while !isOver.isSet.load(ordering: .relaxed)
    }

    private func read(_ subject: any StoreUnderTest, thenSet isOver: Flag) async throws {
        defer { isOver.isSet.store(true, ordering: .relaxed) }
        async let first: Void = read(400, offset: 0, subject)
        async let second: Void = read(400, offset: 1, subject)
        async let third: Void = read(400, offset: 2, subject)
        _ = try await (first, second, third)
    }

    /// Takes snapshots by a store of its own, of everything and of a range of dates.
    private func read(_ snapshots: Int, offset: Int, _ subject: any StoreUnderTest) async throws {
        let store = try await subject.openAgain()
        let everything = OrderHistoryQuery(route: .all, limit: 1_000)
        let from = Shop.now.adding(seconds: -90_000_000 + 3_000_000)
        let range = OrderHistoryQuery(from: from, until: from.adding(seconds: 4_000_000), limit: 1_000)
        for snapshot in 0..<snapshots {
            let (query, wanted) =
                (snapshot + offset) % 2 == 0
                ? (everything, Array(1...SnapshotTests.count)) : (range, Array(30...69))
            let seen = try await store.orders(query).rows.map(\.order.id.value)
            try #require(seen == wanted.reversed().map { .integer($0) })
        }
        try await store.close()
    }

    /// In batches of seven.
    private func move(_ direction: ArchiveDirection, _ store: any OrdersStore) async throws {
        let selection = ArchiveSelection(direction: direction, until: nil)
        let lease = JobLease(
            owner: LeaseOwner(host: "here", processID: 1, token: "a"), until: Shop.now.adding(seconds: 60))
        let job = try await store.create(
            JobDraft(kind: direction.jobKind, title: "", parameters: [:], rowsTotal: nil), lease: lease,
            at: Shop.now)
        let checkpoint = JobCheckpoint(
            jobID: job.id, lease: lease, position: "i:0", meter: JobMeter(), at: Shop.now)
        while case let ids = try await store.orderIDs(in: selection, after: nil, limit: 7), !ids.isEmpty {
            let batch = ArchiveBatch(selection: selection, orderIDs: ids, checkpoint: checkpoint)
            try #require(try await store.move(batch).moved == ids.count)
        }
        let ended = try await store.end(
            job.id, owner: lease.owner, state: .done, message: "done", at: Shop.now)
        #expect(ended.rowsDone == SnapshotTests.count)
    }
}
