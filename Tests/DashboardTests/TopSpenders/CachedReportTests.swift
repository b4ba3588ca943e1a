import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// An expensive report in a database without live totals: shown with its age, computed anew by policy.
@Suite(.timeLimit(.minutes(5)))
struct CachedReportTests {
    static func harness(
        size: Size = Size(columns: 120, rows: 40), cacheTTL: Duration? = nil,
        _ change: (inout StoreContents) -> Void = { _ in }
    ) -> DashboardHarness {
        SourceTests.harness(
            size: size, options: DashboardOptions(cacheTTL: cacheTTL), reportElapsed: .milliseconds(1_400),
            change)
    }

    @Test("It is exact when it comes, and from the next look on cached, with an age that ticks")
    func ages() async throws {
        try await Self.harness().run { dashboard in
            #expect(dashboard.row(1).contains("── direct, exact, 1.4 s ─┐"))
            await dashboard.pass(seconds: 46)
            expectText(
                dashboard.spendersPane,
                """
                ┌─1 Top spenders ─ last 30 days ───── cached, 46 s old, 1.4 s ─┐
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
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(1).contains("── cached, 48 s old, 1.4 s ─┐"))
            await dashboard.pass(seconds: 132)
            #expect(dashboard.row(1).contains("── cached, 3 min old, 1.4 s ─┐"))
        }
    }

    @Test("At 80×24 it is cached all the same")
    func medium() async throws {
        try await Self.harness(size: Size(columns: 80, rows: 24)).run { dashboard in
            await dashboard.pass(seconds: 61)
            expectRows(
                dashboard.terminal.screen, rows: 2..<4,
                """
                ┌─1 Top spenders ─ last 30 days ──────────────────── cached, 1 min old, 1.4 s ─┐
                │  #  user               email                       orders      spent         │
                """)
        }
    }

    @Test("However much is written, it is computed once in five minutes")
    func notRecomputed() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            for _ in 0..<4 {
                dashboard.store.change { _ in }
                await dashboard.pass(seconds: 2)
                dashboard.passUnsettled(.seconds(72))
                await dashboard.program.settle()
            }
            await dashboard.pass(seconds: 2)
            #expect(control.count(of: .topSpenders) == 1)
            #expect(dashboard.row(1).contains("── cached, 4 min old, 1.4 s ─┐"))
            await dashboard.pass(seconds: 2)
            #expect(control.count(of: .topSpenders) == 2)
            #expect(dashboard.row(1).contains("── direct, exact, 1.4 s ─┐"))
        }
    }

    @Test("A change makes it cached at once, and r computes it now")
    func refresh() async throws {
        try await Self.harness().run { dashboard in
            dashboard.store.change { contents in
                contents.orders.append(
                    StoreContents.order(9_001, of: 12, cents: 7_777_777, at: DashboardHarness.start))
            }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(1).contains("── cached, 2 s old, 1.4 s ─┐"))
            #expect(dashboard.row(3).contains("maria.s"))
            await dashboard.type("r")
            #expect(dashboard.row(1).contains("── direct, exact, 1.4 s ─┐"))
            #expect(dashboard.row(3).contains("tom"))
        }
    }

    @Test("The person's time to live counts, also for a report that is quick")
    func chosen() async throws {
        try await Self.harness(cacheTTL: .seconds(10)).run { dashboard in
            let control = dashboard.store.control
            await dashboard.pass(seconds: 9)
            #expect(control.count(of: .topSpenders) == 1)
            await dashboard.pass(seconds: 1)
            #expect(control.count(of: .topSpenders) == 2)
            await dashboard.pass(seconds: 10)
            #expect(control.count(of: .topSpenders) == 3)
        }
    }

    @Test("With live totals there is no cache; when they come, the cached answer goes")
    func totalsCome() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.pass(seconds: 30)
            #expect(dashboard.row(1).contains("── cached, 30 s old, 1.4 s ─┐"))
            dashboard.store.change { $0.keepTotals() }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.row(1).contains("── live, exact, 21 µs ─┐"))
            await dashboard.type("ss")
            #expect(dashboard.row(1).contains("── direct only, exact, 1.4 s ─┐"))
            await dashboard.pass(seconds: 2)
            #expect(!dashboard.row(1).contains("cached"))
        }
    }

    @Test("On a frozen screen it says of when it is")
    func frozen() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.pass(seconds: 10)
            await dashboard.type(" ")
            #expect(dashboard.row(1).contains("── cached as of 12:31:07 ─┐"))
            await dashboard.pass(seconds: 10)
            #expect(dashboard.row(1).contains("── cached as of 12:31:07 ─┐"))
        }
    }

    @Test("A report that fails is not asked again at every look, however old the last answer is")
    func failure() async throws {
        try await Self.harness(cacheTTL: .seconds(10)).run { dashboard in
            let control = dashboard.store.control
            await dashboard.startHeldRenewal()
            control.fail(.topSpenders, with: OrdersError(.busy, "Another program holds the lock."))
            control.release(.topSpenders)
            await dashboard.program.settle()
            #expect(dashboard.spendersPane.contains("✗ Another program holds the lock."))
            #expect(dashboard.row(1).contains("── cached, 13 s old, 1.4 s ─┐"))
            await dashboard.pass(seconds: 40)
            #expect(control.count(of: .topSpenders) == 2)
        }
    }

    @Test("r while the report is computed wants a newer one than that")
    func wanted() async throws {
        try await Self.harness(cacheTTL: .seconds(10)).run { dashboard in
            let control = dashboard.store.control
            await dashboard.startHeldRenewal()
            dashboard.terminal.send(.key(.character("r")))
            dashboard.terminal.send(.key(.character("?")))
            await dashboard.terminal.shows("type to search")
            control.release(.topSpenders)
            await dashboard.program.settle()
            await dashboard.pass(seconds: 4)
            #expect(control.count(of: .topSpenders) == 3)
        }
    }

    @Test("Live totals that another process has built needn't wait for a slow report's rest")
    func totalsComeDuringRest() async throws {
        try await Self.harness(cacheTTL: .seconds(10)).run { dashboard in
            await dashboard.startHeldRenewal()
            dashboard.store.control.release(.topSpenders)
            await dashboard.program.settle()
            await dashboard.program.settle()
            dashboard.store.change { $0.keepTotals() }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.row(1).contains("── live, exact, 21 µs ─┐"))
        }
    }

    @Test("What is cached is copied and exported like any other answer")
    func copyAndExport() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.pass(seconds: 10)
            await dashboard.type("ye")
            await dashboard.press(.enter)
            #expect(dashboard.terminal.script.clipboard.first?.hasPrefix("1\t1\tmaria.s") == true)
            #expect(dashboard.exports.values.map(\.name) == ["top-spenders.csv"])
        }
    }
}

extension DashboardHarness {
    /// Lets a cached report of ten seconds' life expire, and its successor take three seconds and more.
    fileprivate func startHeldRenewal() async {
        await pass(seconds: 9)
        store.control.hold(.topSpenders)
        passUnsettled(.seconds(1))
        await store.control.reached(.topSpenders, count: 2)
        passUnsettled(.seconds(3))
    }
}
