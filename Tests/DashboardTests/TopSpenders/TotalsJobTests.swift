import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// Live totals from the keyboard: built and removed, here and elsewhere.
@Suite(.timeLimit(.minutes(5)))
struct TotalsJobTests {
    static func harness(
        size: Size = Size(columns: 120, rows: 40), unavailable: [Capability: String] = [:],
        _ change: (inout StoreContents) -> Void = { _ in }
    ) -> DashboardHarness {
        var contents = StoreContents.shop(asOf: DashboardHarness.start)
        change(&contents)
        return DashboardHarness(store: InMemoryStore(contents, unavailable: unavailable), size: size)
    }

    @Test("t shows the SQL, the rows, the time and what it costs writers; Enter alone starts nothing")
    func question() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.type("t")
            expectText(
                dashboard.text(inDialog: "build the live totals"),
                """
                ┌─build the live totals ───────────────────────────────────────────────────────┐
                │ rows  104                                                                    │
                │                                                                              │
                │ Reads 104 orders once, in about 4.0 s, in batches that let writers through.  │
                │ An order takes 2.1 µs to insert now and 2.6 µs with the triggers, measured   │
                │ on a copy of the newest.                                                     │
                │ The report then is exact at every instant. `ordertop totals disable` removes │
                │ every trace.                                                                 │
                │                                                                              │
                │ The SQL as it will run                                                       │
                │ CREATE TABLE "user_spending_30d" (…)                                         │
                │ CREATE TRIGGER "ordertop_totals_insert" AFTER INSERT ON "orders" …           │
                │                                                                              │
                │                            [ Start ]  [>Cancel<]                             │
                └──────────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.enter)
            #expect(dashboard.store.snapshot.jobs.isEmpty)
        }
    }

    @Test("Built in batches that the pane shows, paused, gone on with, and then live")
    func build() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.foldTotals)
            await dashboard.type("t")
            dashboard.terminal.send(.key(.tab))
            dashboard.terminal.send(.key(.enter))
            await control.reached(.foldTotals, count: 1)
            control.letThrough(.foldTotals)
            await control.reached(.foldTotals, count: 2)
            dashboard.passUnsettled(.seconds(2))
            await dashboard.terminal.shows("40 of 104 rows")
            expectText(
                dashboard.spendersPane,
                """
                ┌─1 Top spenders ─ last 30 days ─────── direct, exact, 148 ms ─┐
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
                │ ▕████████████████████▍                                ▏ 38 % │
                │ batch 562   stall p50 0 p99 0 max 0 ms                       │
                │ build the live totals   40 of 104 rows                       │
                ├─ spend per day, maria.s ─────────────────────────────────────┤
                │  █████████████████████████▇▇▇▇               total 15,095.95 │
                │ 10-23  10-30  11-06  11-13  11-20            max      539.73 │
                └──────────────────────────────────────────────────────────────┘
                """)
            dashboard.terminal.send(.key(.character("p")))
            await dashboard.terminal.shows("pausing at the next checkpoint")
            control.letThrough(.foldTotals)
            await dashboard.terminal.shows("paused   p goes on   x cancels")
            #expect(dashboard.row(1).contains("── direct, exact"))

            control.release(.foldTotals)
            await dashboard.press(.character("p"))
            #expect(dashboard.row(1).contains("── live, exact, 21 µs ─┐"))
            #expect(dashboard.spendersPane.contains("✓ 92 orders of 11 users counted"))
            await dashboard.pass(seconds: 60)
            #expect(!dashboard.spendersPane.contains("counted"))
        }
    }

    @Test("At 80×24 the build is seen as well")
    func buildAtMediumSize() async throws {
        let harness = Self.harness(size: Size(columns: 80, rows: 24)) { contents in
            contents.totals = KeptTotals()
            contents.jobs = [.totalsBuild(meter: ArchiveScreenTests.meter)]
        }
        try await harness.run { dashboard in
            expectRows(
                dashboard.terminal.screen, rows: 2..<24,
                """
                ┌─1 Top spenders ─ last 30 days ─────────────────────── direct, exact, 148 ms ─┐
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
                │ ▕████████████████████████▊                              ▏ 45 %  118 k rows/s │
                │ ETA 0:46   batch 850   stall p50 1 p99 3.1 max 9 ms                          │
                │ build the live totals   4,500,000 of 10,000,000 rows   in process 99         │
                ├─ spend per day, maria.s ─────────────────────────────────────────────────────┤
                │  █████████▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▆▆▆▆                               total 15,095.95 │
                │  █████████████████████████████                               max      539.73 │
                │  █████████████████████████████                               avg      486.96 │
                │ 10-23  10-30  11-06  11-13  11-20                                            │
                └──────────────────────────────────────────────────────────────────────────────┘
                 ↑↓ move  ⏎ open  p pause  x cancel  / find  : commands  ? help  q quit
                """)
        }
    }

    @Test("A build waits for a lock and says so")
    func waiting() async throws {
        var meter = ArchiveScreenTests.meter
        meter.waitingFor = "Another program holds the lock."
        let harness = Self.harness { $0.jobs = [.totalsBuild(meter: meter)] }
        try await harness.run { dashboard in
            #expect(dashboard.spendersPane.contains("waiting: Another program holds the lock."))
        }
    }

    @Test("A build whose process died is shown, and p goes on with it here")
    func interrupted() async throws {
        let harness = Self.harness { contents in
            contents.totals = KeptTotals()
            var job = JobRecord.totalsBuild(process: 666, done: 40, total: 104)
            job.position = "folding"
            contents.jobs = [job]
        }
        try await harness.run { dashboard in
            #expect(dashboard.spendersPane.contains("interrupted: process 666 has ended   p goes on"))
            #expect(!dashboard.spendersPane.contains("not built to the end"))
            await dashboard.type("t")
            #expect(dashboard.row(39).contains("is interrupted; p goes on, x in Top spenders cancels it."))
            await dashboard.type("p")
            #expect(dashboard.store.snapshot.jobs.map(\.state) == [.done])
            #expect(dashboard.row(1).contains("── live, exact, 21 µs ─┐"))
        }
    }

    @Test("Cancelling a build asks first and says what remains; the pane says that it is not complete")
    func cancel() async throws {
        let harness = Self.harness { contents in
            contents.totals = KeptTotals()
            contents.jobs = [.totalsBuild(state: .paused, process: nil, done: 40, total: 104)]
        }
        try await harness.run { dashboard in
            await dashboard.type("x")
            expectText(
                dashboard.text(inDialog: "Cancel"),
                """
                ┌─Cancel "build the live totals"? ──────────────────────────┐
                │ Counted so far: 40 of 104 rows                            │
                │ The live totals can't be used then; the report is direct. │
                │ t builds them anew or removes them.                       │
                │                                                           │
                │ To go on later, pause it with p instead.                  │
                │                                                           │
                │              [>Keep it<]  [ Cancel the run ]              │
                └───────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.right, .enter)
            #expect(dashboard.store.snapshot.jobs.map(\.state) == [.cancelled])
            await dashboard.pass(seconds: 2)
            #expect(dashboard.spendersPane.contains("○ Live totals are not built to the end; until then"))
            await dashboard.type("t")
            #expect(dashboard.text(inDialog: "Live totals are not built").contains("build anew"))
        }
    }

    @Test("p is for the archive's run while there is no job on the live totals")
    func pauseElsewhere() async throws {
        let harness = Self.harness { $0.jobs = [.move(done: 3, total: 1_200)] }
        try await harness.run { dashboard in
            await dashboard.type("p")
            #expect(dashboard.store.snapshot.jobs.map(\.request) == [.pause])
            dashboard.store.change { $0.jobs.append(.totalsBuild(9)) }
            await dashboard.pass(seconds: 2)
            await dashboard.type("p")
            #expect(dashboard.store.snapshot.jobs.first { $0.id == JobID(9) }?.request == .pause)
            #expect(dashboard.row(39).contains("Pausing at the next checkpoint."))
        }
    }

    @Test("Totals that are ready are removed by t, without a trace")
    func remove() async throws {
        try await Self.harness { $0.keepTotals() }.run { dashboard in
            await dashboard.type("t")
            expectText(
                dashboard.text(inDialog: "remove the live totals"),
                """
                ┌─remove the live totals ───────────────────────────────────────────────┐
                │ rows  104                                                             │
                │                                                                       │
                │ Removes the triggers, the tables and the 104 rows of the live totals. │
                │ No order is touched. The report is computed directly from then on.    │
                │                                                                       │
                │ The SQL as it will run                                                │
                │ DROP TRIGGER "ordertop_totals_insert"                                 │
                │ DROP TABLE "user_spending_30d"                                        │
                │                                                                       │
                │                         [ Start ]  [>Cancel<]                         │
                └───────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.store.snapshot.totals == nil)
            #expect(dashboard.store.control.count(of: .removeTotals) == 3)
            #expect(dashboard.row(1).contains("── direct, exact, 148 ms ─┐"))
            #expect(dashboard.spendersPane.contains("✓ no trace of the live totals is left"))
        }
    }

    @Test("A report that was asked for before a job has ended is asked for anew")
    func askedAnew() async throws {
        try await Self.harness { $0.keepTotals() }.run { dashboard in
            let control = dashboard.store.control
            await dashboard.type("t")
            control.hold(.topSpenders)
            dashboard.passUnsettled(.seconds(4))
            await control.reached(.topSpenders, count: 2)
            dashboard.terminal.send(.key(.tab))
            dashboard.terminal.send(.key(.enter))
            await dashboard.terminal.shows("✓ no trace of the live totals is left")
            control.release(.topSpenders)
            await dashboard.program.settle()
            #expect(control.cancelledCount(of: .topSpenders) == 1)
            #expect(dashboard.row(1).contains("── direct, exact, 148 ms ─┐"))
        }
    }

    @Test("What can't be done says why")
    func refusals() async throws {
        let reason = "This database is opened read-only."
        try await Self.harness(unavailable: [.keepTotals: reason]).run { dashboard in
            for key in ["t", "v"] {
                await dashboard.type(key)
                #expect(dashboard.row(39).contains(reason))
            }
        }
        try await Self.harness(unavailable: [.runJobs: "setup has not been run"]).run { dashboard in
            for key in ["t", "v", "x"] {
                await dashboard.type(key)
                #expect(dashboard.row(39).contains("Setup has not been run"))
            }
        }
        try await Self.harness().run { dashboard in
            await dashboard.type("v")
            #expect(dashboard.row(39).contains("Live totals are not enabled; t builds them."))
            await dashboard.type("x")
            #expect(dashboard.row(39).contains("No job on the live totals is under way"))
        }
    }

    @Test("Live totals that were there before are used where they can't be built")
    func readOnlyLive() async throws {
        let harness = Self.harness(unavailable: [.keepTotals: "This database is opened read-only."]) {
            $0.keepTotals()
        }
        try await harness.run { dashboard in
            #expect(dashboard.row(1).contains("── live, exact, 21 µs ─┐"))
        }
    }

    @Test("Keys answer while nobody knows where the live totals stand")
    func hanging() async throws {
        let harness = Self.harness()
        harness.store.control.hold(.totalsStatus)
        try await harness.run(settled: false) { dashboard in
            await dashboard.terminal.shows("direct, exact, 148 ms")
            dashboard.terminal.send(.key(.character("t")))
            await dashboard.terminal.shows("Where the live totals stand isn't known yet; r asks again.")
            dashboard.terminal.send(.key(.character("s")))
            await dashboard.terminal.shows("Live totals are not enabled")
            await dashboard.terminal.shows("direct, exact, 148 ms")
        }
    }

    @Test("Every size draws, with a job and without")
    func everySize() async throws {
        let harness = Self.harness { contents in
            contents.totals = KeptTotals(condition: .broken(reason: "\u{1b}[31m\u{202e}broken"))
            contents.jobs = [.totalsBuild(meter: ArchiveScreenTests.meter)]
        }
        try await harness.run { dashboard in
            for jobs in [harness.store.snapshot.jobs, []] {
                dashboard.store.change { $0.jobs = jobs }
                for columns in stride(from: 1, through: 130, by: 9) {
                    for rows in [1, 5, 11, 12, 13, 17, 24, 30, 41] {
                        dashboard.terminal.send(.resized(Size(columns: columns, rows: rows)))
                        await dashboard.program.settle()
                        #expect(dashboard.terminal.screen.isEveryRowFull)
                    }
                }
                await dashboard.pass(seconds: 2)
            }
        }
    }
}
