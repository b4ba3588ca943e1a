import OrdersCore
import Testing

/// What every engine's `OrderArchive` does.
public enum OrderArchiveConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("the next orders come by id, those of the selection only", shop) {
            subject async throws in
            let first = try await subject.store.orderIDs(in: old, after: nil, limit: 2)
            #expect(first.map(\.value) == [.integer(1), .integer(3)])
            let rest = try await subject.store.orderIDs(in: old, after: first.last, limit: 9)
            #expect(rest.map(\.value) == [.integer(4)])
            #expect(try await subject.store.orderIDs(in: old, after: rest.last, limit: 9).isEmpty)
        },
        ConformanceCase("a batch moves its orders and writes its checkpoint", shop) { subject async throws in
            let mover = try await MoveFixture(subject, old)
            let outcome = try await mover.move([1, 3])
            #expect(outcome.moved == 2)
            #expect(outcome.heldBack == 0)
            #expect(outcome.lockHeld > .zero)
            #expect(try await subject.orders(in: .main).map(\.id.value) == [2, 4, 5].map { .integer($0) })
            #expect(try await subject.orders(in: .archive) == [shop.orders[0], shop.orders[2]])
            let record = try await subject.store.job(mover.job.id)
            #expect(record.rowsDone == 2)
            #expect(record.position == "i:3")
        },
        ConformanceCase("restoring brings back what was archived", shop) { subject async throws in
            let mover = try await MoveFixture(subject, old)
            _ = try await mover.move([1, 3, 4])
            try await mover.end()
            let back = ArchiveSelection(direction: .restore, from: nil, until: nil)
            let ids = try await subject.store.orderIDs(in: back, after: nil, limit: 9)
            #expect(ids.map(\.value) == [1, 3, 4].map { .integer($0) })
            let restorer = try await MoveFixture(subject, back)
            #expect(try await restorer.move([1, 3, 4]).moved == 3)
            #expect(try await subject.orders(in: .main) == shop.orders)
            #expect(try await subject.orders(in: .archive).isEmpty)
            #expect(try await subject.store.verifyArchive().differences.isEmpty)
        },
        ConformanceCase("an order edited or removed meanwhile is held back", shop) { subject async throws in
            let mover = try await MoveFixture(subject, old)
            try await subject.put([Shop.order(3, at: Shop.now)], in: .main)
            let outcome = try await mover.move([1, 3, 99])
            #expect(outcome.moved == 1)
            #expect(outcome.heldBack == 2)
            #expect(try await subject.orders(in: .main).contains(Shop.order(3, at: Shop.now)))
        },
        ConformanceCase("an order with other content in the archive stops the batch", shop) {
            subject async throws in
            let mover = try await MoveFixture(subject, old)
            try await subject.put([Shop.order(3, cents: 1, at: day(-900))], in: .archive)
            #expect(await code { try await mover.move([1, 3]) } == .verificationFailed)
            #expect(try await subject.orders(in: .main) == shop.orders)
            #expect(try await subject.orders(in: .archive).count == 1)
            #expect(try await subject.store.job(mover.job.id).rowsDone == 0)
        },
        ConformanceCase("an equal copy that was left in the archive does no harm", shop) {
            subject async throws in
            let mover = try await MoveFixture(subject, old)
            try await subject.put([shop.orders[2]], in: .archive)
            #expect(try await mover.move([1, 3]).moved == 2)
            #expect(try await subject.orders(in: .archive) == [shop.orders[0], shop.orders[2]])
        },
        ConformanceCase("an order with other content in main stops a restore", shop) { subject async throws in
            try await subject.put([Shop.order(5, cents: 7, at: day(-800))], in: .archive)
            let restorer = try await MoveFixture(subject, ArchiveSelection(direction: .restore, until: nil))
            #expect(await code { try await restorer.move([5]) } == .verificationFailed)
            #expect(try await subject.orders(in: .main) == shop.orders)
        },
        ConformanceCase("without the lease nothing moves", shop) { subject async throws in
            let mover = try await MoveFixture(subject, old)
            let later = Shop.now.adding(seconds: 120)
            _ = try await subject.store.acquire(
                mover.job.id, lease: JobFixture.lease(JobFixture.other, from: later), deadOwner: nil,
                at: later)
            #expect(await code { try await mover.move([1, 3]) } == .jobHeld)
            #expect(try await subject.orders(in: .main) == shop.orders)
            #expect(try await subject.orders(in: .archive).isEmpty)
        },
        ConformanceCase("after a crash another process goes on where the checkpoint is", shop) {
            subject async throws in
            try await goOnAfterCrash(subject)
        },
        ConformanceCase("a preview counts what a run will move and changes nothing", shop) {
            subject async throws in
            let preview = try await subject.store.previewMove(of: old)
            #expect(preview.rows == 3)
            #expect(preview.oldest == day(-900))
            #expect(preview.newest == day(-731))
            #expect(preview.obstacles.isEmpty)
            #expect(!preview.statements.isEmpty)
            let limited = ArchiveSelection(direction: .archive, until: cutoff, limit: 2)
            #expect(try await subject.store.previewMove(of: limited).rows == 2)
            #expect(try await subject.orders(in: .main) == shop.orders)
        },
        ConformanceCase("a selection's first instant counts and its last doesn't", shop) {
            subject async throws in
            let selection = ArchiveSelection(direction: .archive, from: day(-800), until: day(-731))
            #expect(try await subject.store.previewMove(of: selection).rows == 1)
            let ids = try await subject.store.orderIDs(in: selection, after: nil, limit: 9)
            #expect(ids.map(\.value) == [.integer(3)])
        },
        ConformanceCase("orders of a status that is to stay are left, counted and named", shop) {
            subject async throws in
            let policy = ArchivePolicy(keptStatuses: ["pending", "it's"])
            let selection = policy.selection(at: Shop.now)
            let preview = try await subject.store.previewMove(of: selection)
            #expect(preview.rows == 2)
            #expect(preview.heldBack == [HeldBack(rows: 1, reason: "their status is pending")])
            let held = try await subject.store.heldOrders(in: selection, limit: 9)
            #expect(held.map(\.order.id.value) == [.integer(4)])
            #expect(held.map(\.reasons) == [["their status is pending"]])
            #expect(try await subject.store.heldOrders(in: selection, limit: 0).isEmpty)
            let ids = try await subject.store.orderIDs(in: selection, after: nil, limit: 9)
            #expect(ids.map(\.value) == [.integer(1), .integer(3)])
            let outcome = try await MoveFixture(subject, selection).move([1, 3, 4])
            #expect(outcome.moved == 2)
            #expect(outcome.heldBack == 1)
            #expect(try await subject.orders(in: .main).map(\.id.value) == [2, 4, 5].map { .integer($0) })
            #expect(try await subject.store.archiveStatus(policy: policy, at: Shop.now).eligibleRows == 0)
            #expect(
                try await subject.store.archiveStatus(policy: ArchivePolicy(), at: Shop.now).eligibleRows == 1
            )
        },
        ConformanceCase("single orders are restored by their ids", shop) { subject async throws in
            let mover = try await MoveFixture(subject, old)
            _ = try await mover.move([1, 3, 4])
            try await mover.end()
            let wanted = [4, 1, 2, 99].map { Order.ID(.integer($0)) }
            let back = ArchiveSelection(direction: .restore, until: nil, orderIDs: wanted)
            #expect(try await subject.store.previewMove(of: back).rows == 2)
            let ids = try await subject.store.orderIDs(in: back, after: nil, limit: 9)
            #expect(ids.map(\.value) == [.integer(1), .integer(4)])
            #expect(try await MoveFixture(subject, back).move([1, 3, 4]).moved == 2)
            #expect(try await subject.orders(in: .archive) == [shop.orders[2]])
        },
        ConformanceCase("a writer's wait can be probed, and the probe gives the lock back", shop) {
            subject async throws in
            #expect(try await subject.store.probeWriterStall() < .seconds(1))
            #expect(try await MoveFixture(subject, old).move([1]).moved == 1)
        },
        ConformanceCase("the status counts both places and what is eligible", shop) { subject async throws in
            _ = try await MoveFixture(subject, old).move([1])
            let status = try await subject.store.archiveStatus(policy: ArchivePolicy(), at: Shop.now)
            #expect(status.main.rows == 4)
            #expect(status.main.oldest == day(-800))
            #expect(status.main.newest == Shop.now)
            #expect(status.archive.rows == 1)
            #expect(status.archive.newest == day(-900))
            #expect(status.eligibleRows == 2)
            #expect(status.cutoff == ArchivePolicy().cutoff(at: Shop.now))
        },
        ConformanceCase("months without orders are counted as none", months) { subject async throws in
            try await subject.put([Shop.order(9, at: instant("2026-01-31T23:59:59.999Z"))], in: .archive)
            let counts = try await subject.store.ordersPerMonth()
            #expect(counts.first == MonthCount(year: 2025, month: 12, main: 1, archive: 0))
            #expect(counts.map(\.main) == [1, 0, 0, 2])
            #expect(counts.map(\.archive) == [0, 1, 0, 0])
            #expect(counts.map(\.month) == [12, 1, 2, 3])
        },
        ConformanceCase("verification finds orders that are in both places", shop) { subject async throws in
            try await subject.put([shop.orders[0]], in: .archive)
            let verification = try await subject.store.verifyArchive()
            #expect(verification.rowsInBoth == 1)
            #expect(verification.archivedRows == 1)
            #expect(verification.ledgerRows == 0)
            #expect(verification.months.map(\.monthText) == ["2024-06"])
            #expect(verification.differences.count == 2)
        },
        ConformanceCase("an order without a user moves and comes back", Shop(orders: [orphan])) {
            subject async throws in
            let mover = try await MoveFixture(subject, old)
            _ = try await mover.move([1])
            try await mover.end()
            #expect(try await subject.orders(in: .archive) == [orphan])
            _ = try await MoveFixture(subject, ArchiveSelection(direction: .restore, until: nil)).move([1])
            #expect(try await subject.orders(in: .main) == [orphan])
        },
    ]

    private static func goOnAfterCrash(_ subject: any StoreUnderTest) async throws {
        let mover = try await MoveFixture(subject, old)
        _ = try await mover.move([1])
        let second = try await subject.openAgain()
        let later = Shop.now.adding(seconds: 120)
        let lease = JobFixture.lease(JobFixture.other, from: later)
        let record = try await second.acquire(mover.job.id, lease: lease, deadOwner: nil, at: later)
        let position = record.position.flatMap(OpaqueID.init(coded:)).map { Order.ID($0) }
        let rest = try await second.orderIDs(in: old, after: position, limit: 9)
        #expect(rest.map(\.value) == [.integer(3), .integer(4)])
        let checkpoint = JobFixture.checkpoint(record, owner: JobFixture.other, position: "i:4", at: later)
        _ = try await second.move(ArchiveBatch(selection: old, orderIDs: rest, checkpoint: checkpoint))
        #expect(try await second.job(record.id).rowsDone == 3)
        #expect(await code { try await mover.move([5]) } == .jobHeld)
        try await second.close()
        #expect(try await subject.orders(in: .archive).map(\.id.value) == [1, 3, 4].map { .integer($0) })
        #expect(try await subject.orders(in: .main).map(\.id.value) == [2, 5].map { .integer($0) })
    }

    private static func day(_ offset: Int64) -> Instant {
        Shop.now.adding(seconds: offset * 86_400)
    }

    private static func instant(_ text: String) throws -> Instant {
        try #require(Instant(iso8601: text))
    }

    private static let cutoff = day(-730)
    private static let old = ArchiveSelection(direction: .archive, until: cutoff)
    private static let orphan = Shop.order(1, user: nil, cents: -5, at: day(-900))

    /// Old are 1, 3 and 4; 5 is just young enough.
    private static let shop = Shop(
        users: Shop.users(2),
        orders: [
            Shop.order(1, at: day(-900)), Shop.order(2, user: 2), Shop.order(3, cents: -40, at: day(-800)),
            Shop.order(4, user: 2, status: "pending", at: day(-731)), Shop.order(5, at: cutoff),
        ])

    private static let months = Shop(
        orders: [
            Shop.order(1, at: Instant(microseconds: 1_765_000_000_000_000)),
            Shop.order(2, at: Instant(microseconds: 1_772_323_200_000_000)),
            Shop.order(3, at: Instant(microseconds: 1_773_000_000_000_000)),
        ])
}
