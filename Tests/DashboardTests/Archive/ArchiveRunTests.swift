import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// Runs from the keyboard: started, paused, gone on with, cancelled, here and elsewhere.
@Suite(.timeLimit(.minutes(5)))
struct ArchiveRunTests {
    static func harness(_ contents: StoreContents = .oldShop(asOf: DashboardHarness.start))
        -> DashboardHarness
    {
        DashboardHarness(store: InMemoryStore(contents))
    }

    @Test("Started, seen between its batches, paused, gone on with, done: every order once")
    func wholeRun() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.move)
            await dashboard.press(.character("a"))
            expectText(
                dashboard.text(inDialog: "archive orders"),
                """
                ┌─archive orders before 2024-11-22 ────────────────────────────────────────────┐
                │ rows  1,200                                                                  │
                │                                                                              │
                │ Moves 1,200 orders from main to the archive, created 2022-10-24 to           │
                │ 2024-09-13.                                                                  │
                │ Each batch is copied, verified and only then removed, in one transaction.    │
                │ Batches are kept so short that writers seldom wait over 10 ms.               │
                │                                                                              │
                │ The SQL as it will run                                                       │
                │ INSERT INTO "orders_archive" SELECT … FROM "orders" WHERE "id" IN (…)        │
                │ DELETE FROM "orders" WHERE "id" IN (…)                                       │
                │                                                                              │
                │                            [ Start ]  [>Cancel<]                             │
                └──────────────────────────────────────────────────────────────────────────────┘
                """)
            dashboard.terminal.send(.key(.tab))
            dashboard.terminal.send(.key(.enter))
            await dashboard.terminal.shows("0 of 1,200 rows")
            await control.reached(.move, count: 1)
            control.letThrough(.move)
            await control.reached(.move, count: 2)
            dashboard.passUnsettled(.seconds(2))
            await dashboard.terminal.shows("500 of 1,200 rows")
            await dashboard.terminal.shows("main 700   archive 500   eligible 700")
            #expect(dashboard.row(20).contains("─ running ─┐"))
            #expect(control.count(of: .archiveStatus) == 1)

            dashboard.terminal.send(.key(.character("p")))
            await dashboard.terminal.shows("─ pausing ─┐")
            control.letThrough(.move)
            await dashboard.terminal.shows("─ paused ─┐")
            await dashboard.program.settle()
            #expect(dashboard.archivePane.contains(" 83 %"))
            #expect(dashboard.archivePane.contains("main 200   archive 1,000   eligible 200"))

            control.release(.move)
            await dashboard.press(.character("p"))
            #expect(dashboard.row(20).contains("─ idle ─┐"))
            await dashboard.pass(seconds: 7)
            #expect(dashboard.archivePane.contains("main 0   archive 1,200   eligible 0"))
            #expect(dashboard.archivePane.contains("archive     1,200 rows  done"))
        }
    }

    @Test("A run moves every order once")
    func everyOrderOnce() async throws {
        let harness = Self.harness()
        let before = harness.store.snapshot.orders.map(\.id)
        try await harness.run { dashboard in
            await dashboard.press(.character("a"))
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            let after = dashboard.store.snapshot
            #expect(after.orders.isEmpty)
            #expect(after.archived.map(\.id).sorted() == before.sorted())
        }
    }

    @Test("The selected button is Cancel: Enter alone starts nothing")
    func safeButton() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("a"), .enter)
            #expect(dashboard.store.snapshot.jobs.isEmpty)
        }
    }

    @Test("What came up between question and answer is shown instead of starting")
    func changedMeanwhile() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("a"))
            await dashboard.press(.tab)
            dashboard.store.change { $0.orders = [] }
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("This has changed meanwhile."))
            #expect(dashboard.text.contains("✗ No order is eligible."))
            #expect(!dashboard.text.contains("[ Start ]"))
            #expect(dashboard.store.snapshot.jobs.isEmpty)
        }
    }

    @Test("While a run isn't finished, a says so")
    func onlyOne() async throws {
        var contents = StoreContents.oldShop(asOf: DashboardHarness.start)
        contents.jobs = [.move(state: .paused, process: nil, done: 3, total: 1_200)]
        try await Self.harness(contents).run { dashboard in
            await dashboard.press(.character("a"))
            #expect(dashboard.row(39).contains("is paused; p goes on, x in Archive cancels it."))
            #expect(!dashboard.text.contains("Looking at what it will change"))
        }
    }

    @Test("Cancelling asks first, says what stays where, and keeps what has moved")
    func cancel() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.move)
            await dashboard.press(.character("4"), .character("a"))
            dashboard.terminal.send(.key(.tab))
            dashboard.terminal.send(.key(.enter))
            await control.reached(.move, count: 1)
            control.letThrough(.move)
            await control.reached(.move, count: 2)
            dashboard.passUnsettled(.seconds(2))
            await dashboard.terminal.shows("500 of 1,200 rows")
            dashboard.terminal.send(.key(.character("x")))
            await dashboard.terminal.shows("Moved so far: 500 rows")
            expectText(
                dashboard.text(inDialog: "Cancel \"archive"),
                """
                ┌─Cancel "archive orders before 2024-11-22"? ──┐
                │ Moved so far: 500 rows                       │
                │ They stay in the archive; R restores them.   │
                │ What remains, 700 rows, stays in main.       │
                │                                              │
                │ To go on later, pause it with p instead.     │
                │                                              │
                │       [>Keep it<]  [ Cancel the run ]        │
                └──────────────────────────────────────────────┘
                """)
            dashboard.terminal.send(.key(.right))
            dashboard.terminal.send(.key(.enter))
            await dashboard.terminal.shows("─ cancelling ─┐")
            control.release(.move)
            await dashboard.terminal.shows("─ idle ─┐")
            await dashboard.program.settle()
            #expect(dashboard.store.snapshot.archived.count == 1_000)
            #expect(dashboard.store.snapshot.jobs.map(\.state) == [.cancelled])
        }
    }

    @Test("f flags first: the orders are the archive's at once, and cancelling gives them back")
    func flagged() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.move)
            await dashboard.press(.character("4"), .character("a"))
            #expect(dashboard.row(39).contains("f flag first"))
            await dashboard.press(.character("f"))
            #expect(dashboard.row(39).contains("f no flags"))
            let question = dashboard.text(inDialog: "archive orders before 2024-11-22, flagged first")
            #expect(question.contains("Flags 1,200 orders first, at once"), "\(question)")
            #expect(question.contains("Then moves 1,200 orders"))
            #expect(question.contains("INSERT INTO \"ordertop_flagged\""))
            dashboard.terminal.send(.key(.tab))
            dashboard.terminal.send(.key(.enter))
            await control.reached(.move, count: 1)
            #expect(dashboard.store.snapshot.flags.count == 1_200)
            dashboard.passUnsettled(.seconds(2))
            await dashboard.terminal.shows("flagged, still in main 1,200")
            #expect(dashboard.archivePane.contains("main 0   archive 1,200   eligible 1,200"))
            #expect(dashboard.archivePane.contains("moving  0 %"))
            dashboard.terminal.send(.key(.character("x")))
            await dashboard.terminal.shows(
                "1,200 flagged orders that haven't moved are main's again at once.")
            dashboard.terminal.send(.key(.right))
            dashboard.terminal.send(.key(.enter))
            await dashboard.terminal.shows("─ cancelling ─┐")
            control.release(.move)
            await dashboard.terminal.shows("─ idle ─┐")
            await dashboard.program.settle()
            await dashboard.pass(seconds: 7)
            #expect(dashboard.archivePane.contains("main 700   archive 500   eligible 700"))
            #expect(!dashboard.archivePane.contains("flagged, still"))
            #expect(dashboard.store.snapshot.flags.isEmpty)
        }
    }

    @Test("f pressed twice asks about a plain run again, and a restore has no such key")
    func flaggedAndBack() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("a"))
            await dashboard.press(.character("f"))
            await dashboard.press(.character("f"))
            #expect(dashboard.row(39).contains("f flag first"))
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.store.control.count(of: .flag) == 0)
            #expect(dashboard.store.snapshot.archived.count == 1_200)
            await dashboard.press(.character("4"), .character("R"))
            await dashboard.press(.backTab)
            await dashboard.press(.backTab)
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("Moves 1,200 orders from the archive to main"))
            #expect(!dashboard.row(39).contains("flag first"))
        }
    }

    @Test("A run of another process is paused through the journal")
    func otherProcess() async throws {
        var contents = StoreContents.oldShop(asOf: DashboardHarness.start)
        contents.jobs = [.move(done: 3, total: 1_200)]
        try await Self.harness(contents).run { dashboard in
            #expect(dashboard.archivePane.contains("in process 99"))
            await dashboard.press(.character("p"))
            #expect(dashboard.store.snapshot.jobs.map(\.request) == [.pause])
            #expect(dashboard.row(20).contains("─ pausing ─┐"))
            await dashboard.press(.character("p"))
            #expect(dashboard.row(39).contains("It pauses at its next checkpoint."))
        }
    }

    @Test("The figures follow a run of another process without counting again")
    func followsOthers() async throws {
        var contents = StoreContents.oldShop(asOf: DashboardHarness.start)
        contents.jobs = [.move(done: 3, total: 1_200)]
        try await Self.harness(contents).run { dashboard in
            #expect(dashboard.archivePane.contains("main 1,200   archive 0   eligible 1,200"))
            for step in 1...5 {
                dashboard.store.change { $0.jobs = [.move(done: 3 + Int64(step) * 100, total: 1_200)] }
                await dashboard.pass(seconds: 2)
            }
            #expect(dashboard.archivePane.contains("main 700   archive 500   eligible 700"))
            #expect(dashboard.store.control.count(of: .archiveStatus) == 1)
            #expect(dashboard.store.control.count(of: .ordersPerMonth) == 1)
        }
    }

    @Test("A run whose process died goes on here, from its checkpoint")
    func interrupted() async throws {
        var contents = StoreContents.oldShop(asOf: DashboardHarness.start)
        contents.archived = Array(contents.orders.prefix(400))
        contents.orders.removeFirst(400)
        var run = JobRecord.move(process: 666, done: 400, total: 1_200)
        run.position = OpaqueID.integer(400).coded
        contents.jobs = [run]
        try await Self.harness(contents).run { dashboard in
            #expect(dashboard.row(20).contains("─ interrupted ─┐"))
            await dashboard.press(.character("p"))
            let after = dashboard.store.snapshot
            #expect(after.jobs.map(\.state) == [.done])
            #expect(after.jobs.map(\.rowsDone) == [1_200])
            #expect(Set(after.archived.map(\.id)).count == 1_200)
        }
    }

    @Test("Keys answer while the archive is being counted")
    func hangingCount() async throws {
        let harness = Self.harness()
        harness.store.control.hold(.archiveStatus)
        harness.store.control.hold(.ordersPerMonth)
        try await harness.run(settled: false) { dashboard in
            await dashboard.terminal.shows("Counting main and archive.")
            dashboard.terminal.send(.key(.character("4")))
            dashboard.terminal.send(.key(.character("z")))
            await dashboard.terminal.hides("1 Top spenders ─")
            dashboard.terminal.send(.key(.character("a")))
            await dashboard.terminal.shows("Moves 1,200 orders from main to the archive")
            dashboard.terminal.send(.key(.escape))
            await dashboard.terminal.hides("Moves 1,200 orders")
        }
    }
}
