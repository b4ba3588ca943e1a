import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// The palette: every command by its name.
@Suite(.timeLimit(.minutes(5)))
struct PaletteTests {
    private func lines(_ dashboard: DashboardHarness) -> [String] {
        dashboard.text(inDialog: "Commands").split(separator: "\n").map(String.init)
    }

    @Test("What was run by its name comes first the next time")
    func recent() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type(":slower")
            await dashboard.press(.enter)
            await dashboard.type(":mouse")
            await dashboard.press(.enter)
            await dashboard.type(":")
            let lines = lines(dashboard)
            #expect(lines[2].hasPrefix("│ mouse: mouse on or off"))
            #expect(lines[3].hasPrefix("│ slower: look for changes less often"))
            #expect(lines[4].hasPrefix("│ open: show the selected user's"))
        }
    }

    @Test("What can't be done comes last with its reason, and Enter on it says so and runs nothing")
    func disabled() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type(":cancel")
            let lines = lines(dashboard)
            #expect(lines[2].hasPrefix("│ cancel: No job on the live totals is under way; t starts one."))
            await dashboard.press(.enter)
            #expect(dashboard.row(39).contains("○ No job on the live totals is under way; t starts one."))
            #expect(dashboard.text.contains("Commands"))
            await dashboard.press(.escape)
            await dashboard.type(":")
            await dashboard.press(.pageDown, .pageDown, .pageDown, .pageDown)
            #expect(dashboard.text.contains("Not now: Nothing to undo yet: an archive run"))
        }
    }

    @Test("A command is looked up again when it is run, for much may have happened since the list was made")
    func lookedUpAgain() async throws {
        let harness = DashboardHarness(store: InMemoryStore(.oldShop(asOf: DashboardHarness.start)))
        try await harness.run { dashboard in
            await dashboard.type(":archive look")
            dashboard.store.change { $0.jobs = [.move()] }
            await dashboard.pass(seconds: 2)
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("p pauses it, x in Archive cancels it."))
            #expect(dashboard.text(inDialog: "archive orders").isEmpty)
        }
    }

    @Test("A command is found by what a configuration calls it, too")
    func configuredName() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type(":top-spenders.so")
            #expect(lines(dashboard)[2].hasPrefix("│ source: change where the report comes from"))
            #expect(lines(dashboard)[1].contains("1 of "))
        }
    }

    @Test("Commands without a key are there, too")
    func unbound() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type(":hints")
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("Here for the first time?"))
        }
    }

    @Test("No two commands have one name")
    func names() {
        let application = DashboardHarness().application
        let (state, _) = application.start()
        let names = application.commandGroups(state).flatMap(\.entries).map(\.name)
        #expect(Set(names).count == names.count)
    }
}
