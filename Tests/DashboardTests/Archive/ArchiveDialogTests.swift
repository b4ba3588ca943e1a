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
            #expect(dashboard.row(39).contains("The archive is empty."))
        }
    }

    @Test("Verify compares in the background and shows what it found")
    func verify() async throws {
        let harness = Self.harness()
        try await harness.run { dashboard in
            let control = dashboard.store.control
            control.hold(.verifyArchive)
            await dashboard.press(.character("4"))
            dashboard.terminal.send(.key(.character("V")))
            await dashboard.terminal.shows("Comparing main, archive and journal.")
            control.release(.verifyArchive)
            await dashboard.program.settle()
            expectText(
                dashboard.text(inDialog: "Verify"),
                """
                ┌─Verify the archive ───────────────────────┐
                │ in the archive  3                         │
                │ by the journal  0                         │
                │ in both places  0                         │
                │                                           │
                │ ✗ The journal knows of 0 archived orders. │
                └───────────────────────────────────────────┘
                """)
        }
    }

    @Test("Without differences verify says so")
    func verified() async throws {
        let harness = Self.harness { $0.jobs = [.move(state: .done, done: 3)] }
        try await harness.run { dashboard in
            await dashboard.press(.character("4"), .character("V"))
            #expect(dashboard.text(inDialog: "Verify").contains("✓ No differences."))
        }
    }

    @Test("Closing the dialog stops the comparison, down to the engine")
    func verifyStops() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.verifyArchive)
            await dashboard.press(.character("4"))
            dashboard.terminal.send(.key(.character("V")))
            await control.reached(.verifyArchive, count: 1)
            dashboard.terminal.send(.key(.escape))
            await dashboard.program.settle()
            #expect(control.cancelledCount(of: .verifyArchive) == 1)
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
