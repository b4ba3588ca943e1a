import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// With the database standing still, every key still answers.
@Suite(.timeLimit(.minutes(5)))
struct HangingStoreTests {
    static let queries: [StoreCall] = [
        .topSpenders, .dailySpending, .recentViews, .users, .orders, .overview, .changeToken, .jobs, .indexes,
        .indexSizes, .plan, .archiveStatus, .ordersPerMonth,
    ]

    @Test("The first screen is there before any query has answered, and keys answer")
    func everythingHangs() async throws {
        let harness = DashboardHarness()
        for call in Self.queries { harness.store.control.hold(call) }
        let exit = try await harness.run(settled: false) { dashboard in
            let terminal = dashboard.terminal
            await terminal.shows("Adding up the orders of the last 30 days.")
            for (key, text) in Self.answers {
                terminal.send(.key(key))
                await terminal.shows(text)
                terminal.send(.key(.escape))
            }
            terminal.send(.key(.character("q")))
        }
        #expect(exit == .quit)
    }

    static let answers: [(Key, String)] = [
        (.character("?"), "type to search"), (.character(":"), "Commands"),
        (.character("/"), "Find a user"), (.character("L"), "What happened"), (.character(" "), "frozen"),
        (.character(" "), "live 2 s"), (.character("z"), " 1 Top spenders  2 Recent views"),
        (.character("z"), "┐┌─2 Recent views"), (.character("-"), "live 5 s"), (.character("+"), "live 2 s"),
        (.character("m"), "The mouse is off"),
        (.character("y"), "There is no row to copy; the arrows select one."),
        (.character("e"), "There is nothing to export yet; r asks the database again."),
        (.enter, "No user is selected yet; the arrows select one, / finds one."),
        (.character("r"), "Adding up"), (.tab, "Select a spender"),
    ]

    @Test("A query that hangs is never asked twice at once")
    func neverTwo() async throws {
        try await DashboardHarness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.topSpenders)
            for second in 1...30 {
                dashboard.store.change { _ in }
                dashboard.passUnsettled(.seconds(1))
                dashboard.terminal.send(.key(.character("r")))
                _ = await dashboard.terminal.screen { $0.text.contains(Self.time(second)) }
            }
            #expect(control.count(of: .topSpenders) == 2)
            #expect(dashboard.row(1).contains("… direct, exact 30 s ago ─┐"))
            control.release(.topSpenders)
            await dashboard.program.settle()
        }
    }

    private static func time(_ second: Int) -> String {
        DashboardHarness.start.adding(seconds: Int64(second)).timeText
    }
}
