import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// Restoring, verifying, and the log of a run.
@Suite(.timeLimit(.minutes(5)))
struct ArchiveDialogTests {
    static func harness(_ change: (inout StoreContents) -> Void = { _ in }) -> DashboardHarness {
        var contents = StoreContents.shop(asOf: DashboardHarness.start)
        change(&contents)
        return DashboardHarness(store: InMemoryStore(contents))
    }

    @Test("Restore asks what, and then what its plan means")
    func restoreEverything() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("4"), .character("R"))
            expectText(
                dashboard.text(inDialog: "Restore"),
                """
                ┌─Restore from the archive ────────────────────────────────────┐
                │ The archive holds 3 orders  2022-08-15 to 2022-10-14         │
                │                                                              │
                │ ● Everything                                                 │
                │ ○ Some months                                                │
                │     first  2022-08                                           │
                │     last   2022-10                                           │
                │                                                              │
                │ [ Look at the plan ]  [ Cancel ]                             │
                └──────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("Moves 3 orders from the archive to main"))
            await dashboard.press(.tab, .enter)
            #expect(dashboard.store.snapshot.archived.isEmpty)
            #expect(dashboard.store.snapshot.orders.count == 107)
        }
    }

    @Test("Some months: those typed, the last one included")
    func restoreMonths() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("4"), .character("R"), .tab)
            await dashboard.type("2022-09")
            await dashboard.press(.tab)
            await dashboard.type("2022-10")
            expectText(
                dashboard.text(inDialog: "Restore"),
                """
                ┌─Restore from the archive ────────────────────────────────────┐
                │ The archive holds 3 orders  2022-08-15 to 2022-10-14         │
                │                                                              │
                │ ○ Everything                                                 │
                │ ● Some months                                                │
                │     first  2022-09                                           │
                │     last   2022-10                                           │
                │                                                              │
                │ [ Look at the plan ]  [ Cancel ]                             │
                └──────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("restore orders from 2022-09-01 before 2022-11-01"))
            #expect(dashboard.text.contains("Moves 2 orders"))
            await dashboard.press(.tab, .enter)
            #expect(dashboard.store.snapshot.archived.count == 1)
        }
    }

    @Test("What isn't a month is refused in the dialog, and Cancel leaves everything")
    func restoreRefuses() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("4"), .character("R"), .tab)
            for (first, last, refusal) in [
                ("2022-13", "", "2022-13 is not a month"), ("q", "", "q is not a month"),
                ("2022-10", "2022-09", "The first month is after the last one."),
            ] {
                await dashboard.type(first)
                await dashboard.press(.tab)
                await dashboard.type(last)
                await dashboard.press(.enter)
                #expect(dashboard.text(inDialog: "Restore").contains(refusal))
                await dashboard.press(.control("u"), .up, .control("u"))
            }
            await dashboard.press(.backTab, .backTab)
            #expect(dashboard.text(inDialog: "Restore").contains("[ Look at the plan ]  [>Cancel<]"))
            await dashboard.press(.enter)
            #expect(dashboard.text(inDialog: "Restore").isEmpty)
            #expect(dashboard.store.snapshot.jobs.isEmpty)
        }
    }

    @Test("An empty archive has nothing to restore")
    func nothingToRestore() async throws {
        try await Self.harness { $0.archived = [] }.run { dashboard in
            await dashboard.press(.character("4"), .character("R"))
            #expect(dashboard.row(39).contains("The archive is empty; a moves orders there."))
        }
    }

    @Test("V asks, compares in the background, and what it found stays in the list of runs")
    func verify() async throws {
        try await Self.harness { $0.enterLedger() }.run { dashboard in
            let control = dashboard.store.control
            control.hold(.verifyArchive)
            await dashboard.press(.character("4"), .character("V"))
            #expect(dashboard.text.contains("Reads the whole archive in one snapshot."))
            await dashboard.press(.tab)
            dashboard.terminal.send(.key(.enter))
            await control.reached(.verifyArchive, count: 1)
            dashboard.passUnsettled(.seconds(3))
            await dashboard.terminal.shows("verifying the archive   for 0:03   x cancels")
            dashboard.terminal.send(.key(.character("p")))
            await dashboard.terminal.shows("can't pause")
            control.release(.verifyArchive)
            await dashboard.program.settle()
            #expect(dashboard.archivePane.contains("verify   3 archived orders comp"))
            #expect(dashboard.store.snapshot.jobs.last?.state == .done)
        }
    }

    @Test("A difference fails the verification, and its log names the month")
    func difference() async throws {
        let harness = Self.harness { contents in
            contents.enterLedger()
            contents.archived.removeLast()
        }
        try await harness.run { dashboard in
            await dashboard.press(.character("4"), .character("V"))
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.archivePane.contains("verifying failed"), "\(dashboard.archivePane)")
            let job = dashboard.store.snapshot.jobs.last
            #expect(job?.state == .failed)
            #expect(job?.message?.contains("0 orders in the archive, 1 in the ledger") == true)
        }
    }

    @Test("x stops the comparison, down to the engine")
    func verifyStops() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.verifyArchive)
            await dashboard.press(.character("4"), .character("V"))
            await dashboard.press(.tab)
            dashboard.terminal.send(.key(.enter))
            await control.reached(.verifyArchive, count: 1)
            dashboard.terminal.send(.key(.character("x")))
            await dashboard.program.settle()
            #expect(control.cancelledCount(of: .verifyArchive) == 1)
            #expect(dashboard.store.snapshot.jobs.last?.state == .cancelled)
        }
    }

    @Test("While a run moves orders V says why it waits; beside a paused one it works")
    func verifyBesideRun() async throws {
        try await Self.harness { $0.jobs = [.move()] }.run { dashboard in
            await dashboard.press(.character("4"), .character("V"))
            #expect(dashboard.row(39).contains("A run is under way"), "\(dashboard.row(39))")
        }
        let paused = Self.harness { contents in
            contents.enterLedger()
            contents.jobs = [.move(state: .paused, process: nil)]
        }
        try await paused.run { dashboard in
            await dashboard.press(.character("4"), .character("V"))
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.store.snapshot.jobs.last?.state == .done)
        }
    }

    @Test("Enter opens the log of the selected run, and stays with it")
    func log() async throws {
        let harness = Self.harness { contents in
            contents.jobs = [
                .move(1, state: .done, process: nil, done: 12),
                .move(2, state: .cancelled, process: nil, done: 5),
            ]
            contents.jobLog[JobID(1)] = (1...40).map {
                JobLogEntry(at: DashboardHarness.start.adding(seconds: $0), text: "batch \($0)\u{1b}[2J")
            }
        }
        try await harness.run { dashboard in
            await dashboard.press(.character("4"), .down, .enter)
            let log = dashboard.text(inDialog: "Job 1 archive")
            #expect(log.contains("12 of 3,066,000 rows"))
            #expect(log.contains("2026-11-22 12:31:47  batch 40"))
            #expect(!log.contains("batch 1·"))
            await dashboard.press(.character("g"))
            #expect(dashboard.text(inDialog: "Job 1 archive").contains("batch 1·"))
            #expect(dashboard.terminal.screen.isEveryRowFull)
        }
    }
}
