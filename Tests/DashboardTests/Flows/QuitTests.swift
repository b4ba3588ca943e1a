@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct QuitTests {
    @Test(
        "q quits at once when nothing runs here, and so does Ctrl-C",
        arguments: [Key.character("q"), .control("c")])
    func plain(key: Key) async throws {
        let exit = try await DashboardHarness().run { $0.terminal.send(.key(key)) }
        #expect(exit == .quit)
    }

    /// A dashboard that runs an archive run which is held up in its first batch.
    private func run(_ body: (DashboardHarness) async throws -> Void) async throws -> (DashboardHarness, Exit)
    {
        let harness = JobTests.harness()
        harness.store.control.hold(.move)
        let exit = try await harness.run { dashboard in
            dashboard.pressUnsettled(.function(1))
            await dashboard.terminal.shows("[ Start ]")
            dashboard.pressUnsettled(.tab, .enter)
            await dashboard.store.control.reached(.move, count: 1)
            dashboard.pressUnsettled(.character("q"))
            await dashboard.terminal.shows("A job runs here.")
            try await body(dashboard)
        }
        return (harness, exit)
    }

    @Test("With a job under way q asks, and staying is what Enter does")
    func stays() async throws {
        let (_, exit) = try await run { dashboard in
            dashboard.pressUnsettled(.enter)
            await dashboard.terminal.hides("A job runs here.")
            dashboard.store.control.release(.move)
            await dashboard.program.settle()
            #expect(dashboard.store.snapshot.jobs.first?.state == .done)
        }
        #expect(exit == .hangUp)
    }

    @Test("A click on a button presses it")
    func clicks() async throws {
        let (_, exit) = try await run { dashboard in
            let row = try #require((0..<40).first { dashboard.row($0).contains("[>Stay<]") })
            let column = try #require(dashboard.column(of: "[>Stay<]", inRow: row))
            let point = Point(column: column, row: row)
            dashboard.terminal.send(.mouse(MouseEvent(point: point, kind: .press)))
            await dashboard.terminal.hides("A job runs here.")
            dashboard.store.control.release(.move)
            await dashboard.program.settle()
        }
        #expect(exit == .hangUp)
    }

    @Test("The job is paused at its checkpoint before the program ends")
    func pauses() async throws {
        let (harness, exit) = try await run { dashboard in
            dashboard.pressUnsettled(.tab, .enter)
            await dashboard.terminal.shows("The jobs stop at their next checkpoint.")
            await dashboard.store.control.reached(.requestJob, count: 1)
            dashboard.store.control.release(.move)
            await dashboard.program.settle()
        }
        #expect(exit == .quit)
        #expect(harness.store.snapshot.jobs.first?.state == .paused)
        #expect(harness.handedOver.values.isEmpty)
    }

    @Test("Left running, the job is paused here and another process is started for it, once")
    func handsOver() async throws {
        let (harness, exit) = try await run { dashboard in
            dashboard.pressUnsettled(.tab, .tab, .enter)
            await dashboard.store.control.reached(.requestJob, count: 1)
            dashboard.store.control.release(.move)
            await dashboard.program.settle()
        }
        #expect(exit == .quit)
        #expect(harness.store.snapshot.jobs.first?.state == .paused)
        #expect(harness.handedOver.values == [JobID(1)])
    }

    @Test("Ctrl-C twice doesn't wait for anything")
    func atOnce() async throws {
        let (_, exit) = try await run { $0.terminal.send(.interrupt) }
        #expect(exit == .quit)
    }

    @Test("An index build can only be cancelled or stayed for")
    func indexBuild() async throws {
        let harness = JobTests.harness()
        let exit = try await harness.run { dashboard in
            await dashboard.startHeldBuild()
            dashboard.pressUnsettled(.character("q"))
            await dashboard.terminal.shows("[ Cancel and quit ]")
            #expect(!dashboard.text.contains("Leave running"))
            dashboard.pressUnsettled(.tab, .enter)
            await dashboard.store.control.reached(.endJob, count: 1)
            for _ in 0..<3 { dashboard.passUnsettled(.seconds(1)) }
        }
        #expect(exit == .quit || exit == .hangUp)
        #expect(harness.store.snapshot.jobs.first?.state == .cancelled)
    }
}
