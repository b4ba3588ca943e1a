import OrdersCore
import Testing

/// What every engine's `LiveTotals` does, and what its report does with them.
public enum LiveTotalsConformance {
    public static let cases: [ConformanceCase] = [
        ConformanceCase("without them the report is direct, and nobody needs to be told", shop) {
            subject async throws in
            let totals = TotalsFixture(subject: subject)
            #expect(try await totals.condition() == .absent)
            #expect(try await totals.report(.auto).source == .direct)
            #expect(try await totals.report(.auto).notice == nil)
            #expect(await code { try await totals.report(.live) } == .unsupported)
            #expect(await code { try await totals.fold() } == .notFound)
            #expect(await code { try await subject.store.verifyTotals(at: Shop.now) } == .notFound)
        },
        ConformanceCase("a build makes them ready and counts what counts", shop) { subject async throws in
            let totals = TotalsFixture(subject: subject)
            let preview = try await subject.store.previewTotals(.build)
            #expect((1...Int64(shop.orders.count)).contains(preview.rows))
            #expect(!preview.statements.isEmpty)
            #expect(preview.obstacles.isEmpty)
            try await totals.build()
            let status = try await subject.store.totalsStatus(at: Shop.now)
            #expect(status.condition == .ready)
            #expect(status.countedOrders == 6)
            #expect(status.pendingRows == 0)
            try await totals.expectLive()
            #expect(try await totals.report(.live).source == .live)
        },
        ConformanceCase("they are right after every kind of change that another program makes", shop) {
            subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build()
            for change in changes {
                try await subject.put([change], in: .main)
                try await totals.expectLive()
            }
            try await totals.foldAll()
            try await totals.expectLive()
            for change in changes.reversed() {
                try await subject.put([change], in: .main)
                _ = try await totals.fold()
                try await totals.expectLive()
            }
            #expect(try await subject.store.verifyTotals(at: Shop.now).isExact)
        },
        ConformanceCase("they are right when orders move into the archive and come back", shop) {
            subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build()
            for direction in [ArchiveDirection.archive, .restore] {
                let all = ArchiveSelection(direction: direction, until: Shop.now.adding(seconds: 1))
                let mover = try await MoveFixture(subject, all)
                #expect(try await mover.move([1, 3, 5]).moved == 3)
                try await mover.end()
                try await totals.expectLive()
                try await totals.foldAll()
                try await totals.expectLive()
            }
        },
        ConformanceCase("the window slides over them, folded or not", shop) { subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build()
            try await totals.expectLive()
            for days in [1, 4, 5, 29, 30, 31] as [Int64] {
                let now = Shop.now.adding(seconds: days * 86_400)
                for offset in [-1, 0, 1] as [Int64] {
                    try await totals.expectLive(at: now.adding(milliseconds: offset))
                }
                if days % 2 == 1 { try await totals.foldAll(at: now) }
            }
        },
        ConformanceCase("a clock that was set back makes the report direct, which is said", shop) {
            subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build()
            try await totals.foldAll(at: Shop.now.adding(seconds: 40 * 86_400))
            try await totals.expectDirect()
            try await totals.expectDirect(.live)
            try await totals.expectLive(at: Shop.now.adding(seconds: 40 * 86_400))
        },
        ConformanceCase("questions that they can't answer are answered directly, which is said", shop) {
            subject async throws in
            try await TotalsFixture(subject: subject).build()
            let windows = [
                ReportWindow(asOf: Shop.now, isBounded: true),
                ReportWindow(asOf: Shop.now, isBounded: false, seconds: 86_400),
            ]
            for window in windows {
                for source in [ReportSourceChoice.auto, .live] {
                    let query = TopSpendersQuery(window: window, limit: 10, via: source)
                    let report = try await subject.store.topSpenders(query)
                    #expect(report.source == .direct)
                    #expect(report.notice?.isEmpty == false)
                    let direct = TopSpendersQuery(window: window, limit: 10, via: .direct)
                    #expect(try await subject.store.topSpenders(direct).spenders == report.spenders)
                }
            }
        },
        ConformanceCase("far behind, auto takes the direct report, and live stays exact", shop) {
            subject async throws in
            let totals = TotalsFixture(subject: subject)
            try await totals.build()
            let first = Int64(shop.orders.count)
            let many = (1...TotalsStatus.pendingLimit + 1).map {
                Shop.order(first + $0, user: Int($0 % 4) + 1, cents: $0)
            }
            try await subject.put(many, in: .main)
            #expect(try await subject.store.totalsStatus(at: Shop.now).isBehind)
            try await totals.expectDirect()
            let live = try await totals.report(.live)
            #expect(live.source == .live)
            #expect(try await totals.report(.direct).spenders == live.spenders)
        },
    ]

    static let shop = Shop(
        users: Shop.users(4),
        orders: [
            Shop.order(1), Shop.order(2, user: 2, cents: 100), Shop.order(3, user: 3, cents: -250),
            Shop.order(4, user: 3, cents: 900, at: day(-29)), Shop.order(5, user: 9, cents: 5_000),
            Shop.order(6, user: nil, cents: 7_000), Shop.order(7, user: 4, status: "pending"),
            Shop.order(8, user: 4, cents: 40, at: day(-26)), Shop.order(9, user: 4, cents: 50, at: day(-31)),
        ])

    static func day(_ days: Int64) -> Instant { Shop.now.adding(seconds: days * 86_400) }

    /// Orders that are new, and orders that take the place of others.
    private static let changes = [
        Shop.order(10, user: 2, cents: 1), Shop.order(2, user: 2, cents: 800),
        Shop.order(2, user: 4, cents: 800),
        Shop.order(4, user: nil, cents: 900), Shop.order(7, user: 4), Shop.order(1, status: "refunded"),
        Shop.order(8, user: 4, cents: 40, at: day(-40)), Shop.order(9, user: 4, cents: 50, at: day(-30)),
        Shop.order(3, user: 3, cents: -9_000), Shop.order(11, user: 1, cents: 60, at: day(5)),
        Shop.order(12, user: 1, cents: 0, at: day(-90)), Shop.order(5, user: 1, cents: 5_000),
        Shop.order(13, user: 77, cents: 1),
        Shop.order(10, user: 3, cents: 9_999, at: day(-30).adding(milliseconds: -1)),
    ]
}
