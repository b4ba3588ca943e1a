@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct JobTests {
    static func harness() -> DashboardHarness {
        DashboardHarness(size: Size(columns: 120, rows: 50), extraPanes: { [JobPane(store: $0)] })
    }

    @Test("The dialog shows what will change, and Enter on its first selection changes nothing")
    func defaultIsSafe() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.function(1))
            #expect(dashboard.text.contains("Moves 12 orders from main to the archive"))
            #expect(dashboard.text.contains("DELETE FROM \"orders\""))
            await dashboard.type("y")
            await dashboard.press(.enter)
            #expect(!dashboard.text.contains("Moves 12 orders"))
            #expect(dashboard.store.snapshot.jobs.isEmpty)
        }
    }

    @Test("Esc closes the dialog while the plan is still being made, and cancels that")
    func escapeCancelsPlan() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.previewMove)
            dashboard.terminal.send(.key(.function(1)))
            await dashboard.terminal.shows("Looking at what it will change.")
            await control.reached(.previewMove, count: 1)
            dashboard.terminal.send(.key(.escape))
            await dashboard.program.settle()
            #expect(control.cancelledCount(of: .previewMove) == 1)
            #expect(!dashboard.text.contains("Looking at"))
        }
    }

    @Test("A job that has obstacles offers no button to start it")
    func obstacles() async throws {
        let store = InMemoryStore(StoreContents())
        let harness = DashboardHarness(
            store: store, size: Size(columns: 120, rows: 50), extraPanes: { [JobPane(store: $0)] })
        try await harness.run { dashboard in
            await dashboard.press(.function(1))
            #expect(dashboard.text.contains("✗ No order is eligible."))
            #expect(!dashboard.text.contains("[ Start ]"))
            await dashboard.press(.tab, .enter)
            #expect(store.snapshot.jobs.isEmpty)
        }
    }

    @Test("A confirmed job runs to its end, and what it changed is on the screen")
    func runsToEnd() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.startMove()
            await dashboard.program.settle()
            #expect(dashboard.text.contains("job 1 done 12"))
            #expect(dashboard.text.contains("moved 12 rows"))
            #expect(dashboard.store.snapshot.archived.count == 15)
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(0).contains("92 orders"))
        }
    }

    @Test("A job pauses at its next checkpoint and goes on from there")
    func pausesAndResumes() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.move)
            dashboard.pressUnsettled(.function(1))
            await dashboard.terminal.shows("[ Start ]")
            dashboard.pressUnsettled(.tab, .enter)
            await control.reached(.move, count: 1)
            dashboard.pressUnsettled(.function(4))
            await control.reached(.requestJob, count: 1)
            control.release(.move)
            await dashboard.program.settle()
            #expect(dashboard.text.contains("job 1 paused 12"))
            await dashboard.press(.function(3))
            await dashboard.program.settle()
            #expect(dashboard.text.contains("job 1 done 12"))
        }
    }

    @Test("An index build is cancelled with its task, and the journal tells when it has ended")
    func cancelsBuild() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            await dashboard.startHeldBuild()
            dashboard.pressUnsettled(.function(4))
            await dashboard.terminal.shows("can't pause")
            dashboard.pressUnsettled(.function(5))
            await control.reached(.endJob, count: 1)
            await dashboard.program.settle()
            await dashboard.pass(seconds: 2)
            #expect(dashboard.text.contains("job 1 cancelled"))
            #expect(!dashboard.store.snapshot.indexes.contains { $0.name == "orders_report" })
            #expect(control.cancelledCount(of: .buildIndex) == 1)
        }
    }

    @Test("A job of another process is asked in the journal, and shows as it stands")
    func otherProcess() async throws {
        let harness = Self.harness()
        harness.store.change { contents in
            let owner = LeaseOwner(host: "here", processID: 7, token: "other")
            contents.jobs.append(
                .sample(
                    id: 3, state: .running,
                    lease: JobLease(owner: owner, until: DashboardHarness.start.adding(seconds: 60))))
        }
        try await harness.run { dashboard in
            #expect(dashboard.text.contains("job 3 running 100"))
            #expect(dashboard.row(0).contains("archive running 10 %"))
            await dashboard.press(.function(4))
            #expect(dashboard.text.contains("job 3 pausing 100"))
            #expect(dashboard.store.snapshot.jobs.first?.request == .pause)
        }
    }
}

extension DashboardHarness {
    func pressUnsettled(_ keys: Key...) {
        for key in keys { terminal.send(.key(key)) }
    }

    /// Opens the dialog of a move and confirms it.
    func startMove() async {
        await press(.function(1))
        await press(.tab)
        pressUnsettled(.enter)
    }

    /// Starts an index build that doesn't come to its end.
    func startHeldBuild() async {
        store.control.hold(.buildIndex)
        await press(.function(2))
        await press(.tab)
        pressUnsettled(.enter)
        await store.control.reached(.buildIndex, count: 1)
    }
}

extension JobRecord {
    /// An archive run of 1,000 rows with 100 done.
    static func sample(id: Int64, state: JobState, lease: JobLease?) -> JobRecord {
        JobRecord(
            id: JobID(id),
            draft: JobDraft(
                kind: .archive, title: "archive orders before 2024-11-22",
                parameters: ["direction": "archive"], rowsTotal: 1_000),
            state: state, request: nil, position: "i:100", rowsDone: 100, meter: JobMeter(), lease: lease,
            createdAt: DashboardHarness.start, updatedAt: DashboardHarness.start, finishedAt: nil,
            message: nil)
    }
}
