import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// Which source answers, and how the pane says so.
@Suite(.timeLimit(.minutes(5)))
struct SourceTests {
    static func harness(
        size: Size = Size(columns: 120, rows: 40), options: DashboardOptions = DashboardOptions(),
        reportElapsed: Duration = .milliseconds(967), _ change: (inout StoreContents) -> Void = { _ in }
    ) -> DashboardHarness {
        var contents = StoreContents.shop(asOf: DashboardHarness.start)
        change(&contents)
        return DashboardHarness(
            store: InMemoryStore(contents, reportElapsed: reportElapsed), size: size, options: options)
    }

    @Test("Live totals that are ready answer, exactly and at once")
    func live() async throws {
        try await Self.harness { $0.keepTotals() }.run { dashboard in
            expectText(
                dashboard.spendersPane,
                """
                ┌─1 Top spenders ─ last 30 days ────────── live, exact, 21 µs ─┐
                │  #  user         email             orders      spent         │
                │  1  maria.s      maria.s@example…      29  15,095.95  ██████ │
                │  2  jürgen       jrgen@example.c…      15   7,358.25  ██▉    │
                │  3  陳大文       user3@example.c…      10   4,598.65  █▊     │
                │  4  נועה         user4@example.c…       8   3,444.40  █▎     │
                │  5  o'brien      obrien@example.…       6   2,390.97  ▉      │
                │  6  zoë          zo@example.com         5   1,839.05  ▋      │
                │  7  ivan         ivan@example.com       5   1,702.75  ▋      │
                │  8  fatima       fatima@example.…       4   1,231.24  ▍      │
                │  9  lars         lars@example.com       4   1,119.46  ▍      │
                │ 10  chidi        chidi@example.c…       3     735.21  ▎      │
                ├─ spend per day, maria.s ─────────────────────────────────────┤
                │  ███████▇▇▇▇▇▇▇▇▇▇▇▇▆▆▆▆▆▆▆▆▆▆               total 15,095.95 │
                │  █████████████████████████████               max      539.73 │
                │  █████████████████████████████               avg      486.96 │
                │  █████████████████████████████                               │
                │ 10-23  10-30  11-06  11-13  11-20                            │
                └──────────────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("At 80×24 it says the same")
    func liveAtMediumSize() async throws {
        try await Self.harness(size: Size(columns: 80, rows: 24)) { $0.keepTotals() }.run { dashboard in
            expectRows(
                dashboard.terminal.screen, rows: 2..<4,
                """
                ┌─1 Top spenders ─ last 30 days ────────────────────────── live, exact, 21 µs ─┐
                │  #  user               email                       orders      spent         │
                """)
        }
    }

    @Test("s goes from auto to live, to direct and back; the selection stays with its user")
    func circle() async throws {
        try await Self.harness { $0.keepTotals() }.run { dashboard in
            await dashboard.press(.down)
            await dashboard.type("s")
            #expect(dashboard.row(1).contains("── live only, exact, 21 µs ─┐"))
            #expect(dashboard.row(39).contains("The source is the live totals only."))
            await dashboard.type("s")
            #expect(dashboard.row(1).contains("── direct only, exact, 967 ms ─┐"))
            #expect(dashboard.row(39).contains("The source is the orders only, added up directly."))
            await dashboard.type("s")
            #expect(dashboard.row(1).contains("── live, exact, 21 µs ─┐"))
            #expect(dashboard.selectedRow?.contains("2  jürgen") == true)
            #expect(
                dashboard.store.control.arguments(of: .topSpenders) == ["auto", "live", "direct", "auto"])
        }
    }

    @Test("Where there are no live totals, s passes them over and says why")
    func absent() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.type("s")
            #expect(dashboard.row(1).contains("── direct only, exact, 967 ms ─┐"))
            #expect(dashboard.row(39).contains("Live totals are not enabled; t builds them. The source is"))
            #expect(dashboard.store.control.arguments(of: .topSpenders) == ["auto", "direct"])
        }
    }

    @Test("When the live totals that were insisted on go, auto answers and says so")
    func liveGoes() async throws {
        try await Self.harness { $0.keepTotals() }.run { dashboard in
            await dashboard.type("s")
            dashboard.store.change { $0.totals = nil }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(1).contains("── direct, exact, 967 ms ─┐"))
            #expect(dashboard.row(3).contains("maria.s"))
            #expect(dashboard.row(39).contains("○ Live totals are not enabled"))
        }
    }

    @Test("A fallback from live totals is never silent")
    func fallback() async throws {
        let harness = Self.harness { contents in
            contents.keepTotals()
            contents.totals?.condition = .doubtful(reason: "The database was copied: verify the live totals.")
        }
        try await harness.run { dashboard in
            expectText(
                dashboard.spendersPane,
                """
                ┌─1 Top spenders ─ last 30 days ─────── direct, exact, 967 ms ─┐
                │  #  user         email             orders      spent         │
                │  1  maria.s      maria.s@example…      29  15,095.95  ██████ │
                │  2  jürgen       jrgen@example.c…      15   7,358.25  ██▉    │
                │  3  陳大文       user3@example.c…      10   4,598.65  █▊     │
                │  4  נועה         user4@example.c…       8   3,444.40  █▎     │
                │  5  o'brien      obrien@example.…       6   2,390.97  ▉      │
                │  6  zoë          zo@example.com         5   1,839.05  ▋      │
                │  7  ivan         ivan@example.com       5   1,702.75  ▋      │
                │  8  fatima       fatima@example.…       4   1,231.24  ▍      │
                │  9  lars         lars@example.com       4   1,119.46  ▍      │
                │ 10  chidi        chidi@example.c…       3     735.21  ▎      │
                │ ○ The database was copied: verify the live totals.           │
                ├─ spend per day, maria.s ─────────────────────────────────────┤
                │  █████████▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▆▆▆▆               total 15,095.95 │
                │  █████████████████████████████               max      539.73 │
                │  █████████████████████████████               avg      486.96 │
                │ 10-23  10-30  11-06  11-13  11-20                            │
                └──────────────────────────────────────────────────────────────┘
                """)
            await dashboard.type("s")
            #expect(dashboard.row(39).contains("The database was copied"))
            #expect(dashboard.row(1).contains("── direct only, exact, 967 ms ─┐"))
            #expect(!dashboard.spendersPane.contains("The database was copied"))
        }
    }

    @Test("A fallback is told at 80×24 as well")
    func fallbackAtMediumSize() async throws {
        let harness = Self.harness(size: Size(columns: 80, rows: 24)) { contents in
            contents.keepTotals()
            contents.totals?.condition = .broken(reason: "A trigger is missing: build the live totals anew.")
        }
        try await harness.run { dashboard in
            expectRows(
                dashboard.terminal.screen, rows: 2..<23,
                """
                ┌─1 Top spenders ─ last 30 days ─────────────────────── direct, exact, 967 ms ─┐
                │  #  user               email                       orders      spent         │
                │  1  maria.s            maria.s@example.com             29  15,095.95  ██████ │
                │  2  jürgen             jrgen@example.com               15   7,358.25  ██▉    │
                │  3  陳大文             user3@example.com               10   4,598.65  █▊     │
                │  4  נועה               user4@example.com                8   3,444.40  █▎     │
                │  5  o'brien            obrien@example.com               6   2,390.97  ▉      │
                │  6  zoë                zo@example.com                   5   1,839.05  ▋      │
                │  7  ivan               ivan@example.com                 5   1,702.75  ▋      │
                │  8  fatima             fatima@example.com               4   1,231.24  ▍      │
                │  9  lars               lars@example.com                 4   1,119.46  ▍      │
                │ 10  chidi              chidi@example.com                3     735.21  ▎      │
                │ ○ A trigger is missing: build the live totals anew.                          │
                ├─ spend per day, maria.s ─────────────────────────────────────────────────────┤
                │  █████▇▇▇▇▇▇▇▇▇▇▆▆▆▆▆▆▆▆▆▆▅▅▅▅                               total 15,095.95 │
                │  █████████████████████████████                               max      539.73 │
                │  █████████████████████████████                               avg      486.96 │
                │  █████████████████████████████                                               │
                │  █████████████████████████████                                               │
                │ 10-23  10-30  11-06  11-13  11-20                                            │
                └──────────────────────────────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("Totals that are far behind are said to be")
    func behind() async throws {
        let harness = Self.harness { contents in
            contents.keepTotals()
            contents.totals?.backlog = 20_001
        }
        try await harness.run { dashboard in
            #expect(dashboard.row(1).contains("── direct, exact, 967 ms ─┐"))
            #expect(dashboard.spendersPane.contains("○ Live totals are behind: more changes wait"))
            dashboard.store.change { $0.totals?.backlog = 0 }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.row(1).contains("── live, exact, 21 µs ─┐"))
            #expect(!dashboard.spendersPane.contains("behind"))
        }
    }

    @Test("Another instant is added up directly, and the pane says why")
    func asOf() async throws {
        let options = DashboardOptions(asOf: DashboardHarness.start.adding(seconds: -86_400))
        try await Self.harness(options: options) { $0.keepTotals() }.run { dashboard in
            #expect(dashboard.row(1).contains("30 days to 2026-11-21 ────── direct, exact ─┐"))
            #expect(dashboard.spendersPane.contains("○ Live totals are of the 30 days up to now"))
        }
    }

    @Test("From live totals every second look is a new report, because the window slides")
    func windowSlides() async throws {
        try await Self.harness { $0.keepTotals() }.run { dashboard in
            await dashboard.pass(seconds: 10)
            #expect(dashboard.store.control.count(of: .topSpenders) == 3)
            #expect(dashboard.row(1).contains("── live, exact, 21 µs ─┐"))
        }
    }

    @Test("A database that can't tell of live totals is as good as one without")
    func unsupported() async throws {
        let harness = Self.harness()
        harness.store.control.fail(
            .totalsStatus, with: OrdersError(.unsupported, "This engine keeps no live totals."))
        try await harness.run { dashboard in
            #expect(dashboard.row(1).contains("── direct, exact, 967 ms ─┐"))
            await dashboard.type("s")
            let reason = "○ This engine keeps no live totals."
            #expect(dashboard.row(39).contains("\(reason) The source is the orders only"))
        }
    }
}
