import OrdersCore
import Testing

/// What every engine's `OrderFlags` does.
public enum OrderFlagsConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("a flagged order stays in main and counts as the archive's, once", shop) {
            subject async throws in
            let run = try await MoveFixture(subject, old)
            let outcome = try await run.flag([1, 2, 3, 99])
            #expect(outcome.moved == 2)
            #expect(outcome.heldBack == 2)
            #expect(try await subject.orders(in: .main) == shop.orders)
            #expect(try await subject.orders(in: .archive).isEmpty)
            try await expect(subject, main: [2, 4, 5], archive: [1, 3])
        },
        ConformanceCase("flags come with their run's checkpoint, which counts them", shop) {
            subject async throws in
            let run = try await MoveFixture(subject, old)
            _ = try await run.flag([1])
            _ = try await run.flag([3, 4])
            let record = try await subject.store.job(run.job.id)
            #expect(record.position == "flagging i:4")
            #expect(record.rowsDone == 0)
            #expect(try await ids(subject, .byRun(run.job.id)) == [1, 3, 4])
            #expect(try await ids(subject, .byRun(run.job.id), after: 1, limit: 1) == [3])
            #expect(try await ids(subject, .byRun(JobID(99))) == [])
        },
        ConformanceCase("a batch without orders writes the checkpoint alone", shop) { subject async throws in
            let run = try await MoveFixture(subject, old)
            #expect(try await run.flag([]).moved == 0)
            #expect(try await subject.store.job(run.job.id).position == "flagging i:0")
            #expect(try await subject.store.flaggedRows() == 0)
        },
        ConformanceCase("status and months count a flagged order as the archive's", shop) {
            subject async throws in
            let before = try await subject.store.ordersPerMonth()
            _ = try await MoveFixture(subject, old).flag([1, 3])
            let status = try await subject.store.archiveStatus(policy: ArchivePolicy(), at: Shop.now)
            #expect([status.main.rows, status.archive.rows, status.flaggedRows] == [3, 2, 2])
            #expect(status.eligibleRows == 3)
            #expect([status.main.oldest, status.main.newest] == [day(-731), Shop.now])
            #expect([status.archive.oldest, status.archive.newest] == [day(-900), day(-800)])
            let months = try await subject.store.ordersPerMonth()
            #expect(months.map { $0.main + $0.archive } == before.map { $0.main + $0.archive })
            #expect(months.map(\.archive).reduce(0, +) == 2)
            #expect(months.first?.archive == 1)
        },
        ConformanceCase("recent orders are read from main alone, whatever is flagged", shop) {
            subject async throws in
            _ = try await MoveFixture(subject, old).flag([1, 3, 4])
            let recent = OrderHistoryQuery(from: cutoff)
            #expect(try await subject.store.orders(recent).readFrom == [.main])
            let older = OrderHistoryQuery(until: day(-700))
            let page = try await subject.store.orders(older)
            #expect(page.readFrom == [.main, .archive])
            #expect(page.rows.map(\.order.id.value) == [5, 4, 3, 1].map { .integer($0) })
            #expect(page.rows.map(\.place) == [.main, .archive, .archive, .archive])
        },
        ConformanceCase("a limit counts what a route shows", shop) { subject async throws in
            _ = try await MoveFixture(subject, old).flag([3, 4])
            for (route, wanted) in [
                (HistoryRoute.main, [2, 5] as [Int64]), (.archive, [4, 3]), (.all, [2, 5]),
            ] {
                let page = try await subject.store.orders(OrderHistoryQuery(route: route, limit: 2))
                #expect(page.rows.map(\.order.id.value) == wanted.map { .integer($0) }, "\(route)")
            }
        },
        ConformanceCase("an order that moves loses its flag, and so does one that stays", shop) {
            subject async throws in
            let run = try await MoveFixture(subject, old)
            _ = try await run.flag([1, 3, 4])
            try await subject.put([Shop.order(3, cents: 7, at: day(-800)), Shop.order(4)], in: .main)
            let outcome = try await run.move([1, 3, 4])
            #expect(outcome.moved == 2)
            #expect(outcome.heldBack == 1)
            #expect(try await ids(subject, .byRun(run.job.id)) == [])
            try await expect(subject, main: [2, 4, 5], archive: [1, 3])
            #expect(try await subject.orders(in: .archive).last == Shop.order(3, cents: 7, at: day(-800)))
            #expect(try await subject.store.verifyArchive().differences.isEmpty)
        },
        ConformanceCase("a new order with the id of a flagged one is shown", shop) { subject async throws in
            let run = try await MoveFixture(subject, old)
            _ = try await run.flag([1, 3])
            try await subject.delete([1, 3].map { Order.ID(.integer($0)) })
            try await subject.put([Shop.order(1), Shop.order(3, at: day(-850))], in: .main)
            try await expect(subject, main: [1, 2, 3, 4, 5], archive: [])
            #expect(try await subject.store.flaggedRows() == 0)
            try await sweep(subject)
            #expect(try await ids(subject, .byRun(run.job.id)) == [])
        },
        ConformanceCase("cancelling a run shows its orders at once", shop) { subject async throws in
            let run = try await MoveFixture(subject, old)
            _ = try await run.flag([1, 3, 4])
            _ = try await run.move([1])
            try await run.end(.cancelled)
            try await expect(subject, main: [2, 3, 4, 5], archive: [1])
            try await sweep(subject)
            #expect(try await ids(subject, .byRun(run.job.id)) == [])
            try await expect(subject, main: [2, 3, 4, 5], archive: [1])
        },
        ConformanceCase("a sweep leaves flags that count", shop) { subject async throws in
            let cancelled = try await MoveFixture(subject, old)
            _ = try await cancelled.flag([1, 4])
            try await cancelled.end(.cancelled)
            let run = try await MoveFixture(subject, old)
            _ = try await run.flag([3, 4])
            try await sweep(subject)
            #expect(try await ids(subject, .byRun(cancelled.job.id)) == [])
            try await expect(subject, main: [1, 2, 5], archive: [3, 4])
        },
        ConformanceCase("what a failed run has flagged stays hidden until another run moves it", shop) {
            subject async throws in
            let failed = try await MoveFixture(subject, old)
            _ = try await failed.flag([1, 3])
            try await failed.end(.failed)
            try await expect(subject, main: [2, 4, 5], archive: [1, 3])
            let preview = try await subject.store.previewMove(of: old)
            #expect([preview.rows, preview.flaggedRows] == [3, 2])
            let next = try await MoveFixture(subject, old)
            _ = try await next.flag([3])
            #expect(try await ids(subject, .byRun(next.job.id)) == [3])
            #expect(try await next.move([1, 3, 4]).moved == 3)
            #expect(try await subject.store.flaggedRows() == 0)
            try await expect(subject, main: [2, 5], archive: [1, 3, 4])
        },
        ConformanceCase("a restore takes flags off, counts them and moves the others", shop) {
            subject async throws in
            let run = try await MoveFixture(subject, old)
            _ = try await run.flag([1, 3, 4])
            _ = try await run.move([1])
            try await run.end(.failed)
            let preview = try await subject.store.previewMove(of: back)
            #expect([preview.rows, preview.flaggedRows] == [3, 2])
            let some = ArchiveSelection(direction: .restore, from: day(-850), until: day(-750))
            #expect(try await ids(subject, .among(some)) == [3])
            #expect(try await ids(subject, .among(back)) == [3, 4])
            let restore = try await MoveFixture(subject, back)
            #expect(try await restore.flag([3, 4, 5]).moved == 2)
            try await expect(subject, main: [2, 3, 4, 5], archive: [1])
            let record = try await subject.store.job(restore.job.id)
            #expect(record.rowsDone == 2)
            #expect(try await restore.move([1]).moved == 1)
            try await expect(subject, main: [1, 2, 3, 4, 5], archive: [])
        },
        ConformanceCase("a process that lost its lease flags nothing", shop) { subject async throws in
            let run = try await MoveFixture(subject, old)
            let later = Shop.now.adding(seconds: 120)
            let lease = JobFixture.lease(JobFixture.other, from: later)
            _ = try await subject.store.acquire(run.job.id, lease: lease, deadOwner: nil, at: later)
            #expect(await code { try await run.flag([1]) } == .jobHeld)
            #expect(try await subject.store.flaggedRows() == 0)
        },
    ]

    /// What each route shows, and that those of both places show every order once.
    private static func expect(
        _ subject: any StoreUnderTest, main: [Int64], archive: [Int64],
        _ location: SourceLocation = #_sourceLocation
    ) async throws {
        let all = [(OrderPlace.main, main), (.archive, archive)].flatMap { place, ids in
            ids.map { ($0, place) }
        }
        .sorted { $0.0 < $1.0 }
        for (route, places) in [
            (HistoryRoute.main, [OrderPlace.main]), (.archive, [.archive]), (.all, [.main, .archive]),
            (.auto, [.main, .archive]),
        ] {
            let rows = try await subject.store.orders(OrderHistoryQuery(route: route)).rows
                .sorted { $0.order.id < $1.order.id }
            let wanted = all.filter { places.contains($0.1) }
            #expect(
                rows.map(\.order.id.value) == wanted.map { .integer($0.0) }, "\(route)",
                sourceLocation: location)
            #expect(rows.map(\.place) == wanted.map(\.1), "\(route)", sourceLocation: location)
        }
    }

    private static func sweep(_ subject: any StoreUnderTest) async throws {
        var last: Order.ID?
        repeat {
            let step = FlagSweepStep(after: last, limit: 1, rest: .zero, checkpoint: nil)
            last = try await subject.store.removeDeadFlags(step).last
        } while last != nil
    }

    private static func ids(
        _ subject: any StoreUnderTest, _ which: FlaggedOrders, after: Int64? = nil, limit: Int = 9
    ) async throws -> [Int64] {
        try await subject.store.flaggedOrderIDs(
            which, after: after.map { Order.ID(.integer($0)) }, limit: limit
        ).compactMap { id in
            if case .integer(let number) = id.value { number } else { nil }
        }
    }

    private static func day(_ offset: Int64) -> Instant {
        Shop.now.adding(seconds: offset * 86_400)
    }

    private static let cutoff = day(-730)
    private static let old = ArchiveSelection(direction: .archive, until: cutoff, flagsFirst: true)
    private static let back = ArchiveSelection(direction: .restore, until: nil)

    /// Old are 1, 3 and 4; 5 is just young enough.
    private static let shop = Shop(
        users: Shop.users(2),
        orders: [
            Shop.order(1, at: day(-900)), Shop.order(2, user: 2), Shop.order(3, cents: -40, at: day(-800)),
            Shop.order(4, user: 2, status: "pending", at: day(-731)), Shop.order(5, at: cutoff),
        ])
}
