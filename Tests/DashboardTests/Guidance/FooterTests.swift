import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// The footer: what works here and now.
@Suite(.timeLimit(.minutes(5)))
struct FooterTests {
    @Test("Each pane's footer has the keys that work there, and only those")
    func panes() async throws {
        try await DashboardHarness().run { dashboard in
            expectRows(
                dashboard.terminal.screen, rows: 39..<40,
                """
                 ↑↓ move  ⏎ open  s source  t live totals  / find  b build index  a archive  z zoom  : commands  ? help  q quit
                """)
            await dashboard.type("2")
            expectRows(
                dashboard.terminal.screen, rows: 39..<40,
                """
                 ↑↓ move  ⏎ open  / find  f filter  o sort  b build index  a archive  z zoom  Space freeze  : commands  ? help  q quit
                """)
            await dashboard.type("4")
            expectRows(
                dashboard.terminal.screen, rows: 39..<40,
                """
                 ↑↓ move  R restore  V verify  / find  b build index  a archive  z zoom  Space freeze  : commands  ? help  q quit
                """)
        }
    }

    @Test("A job under way brings its keys to the front, also where there is little room")
    func job() async throws {
        let harness = DashboardHarness(size: Size(columns: 40, rows: 12))
        harness.store.change { $0.jobs = [.move()] }
        try await harness.run { dashboard in
            await dashboard.type("4")
            #expect(dashboard.row(11) == " ↑↓ move  p pause  ? help  q quit")
            dashboard.store.change { $0.jobs = [.move(state: .paused, process: nil)] }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(11) == " ↑↓ move  p go on  ? help  q quit")
        }
    }

    @Test(
        "A window's footer says what the arrows do there, and that Esc closes it", arguments: [true, false])
    func windows(isASCII: Bool) async throws {
        let harness = DashboardHarness(
            size: Size(columns: 80, rows: 24), glyphs: isASCII ? .ascii : .unicode)
        let arrows = isASCII ? "Up/Down" : "↑↓"
        try await harness.run { dashboard in
            await dashboard.type("?")
            #expect(dashboard.row(23) == " \(arrows) scroll  Esc close")
            await dashboard.press(.escape)
            await dashboard.type(":")
            #expect(dashboard.row(23) == " \(arrows) move  \(isASCII ? "Enter" : "⏎") run  Esc close")
            await dashboard.type("no such thing")
            #expect(dashboard.row(23) == " Esc close")
            await dashboard.press(.escape, .enter)
            #expect(dashboard.row(23).hasSuffix("  ? help  Esc close"))
        }
    }

    @Test("In a read-only database the footer offers no change")
    func readOnly() async throws {
        let reason = "The database is opened read-only."
        let store = InMemoryStore(
            .shop(asOf: DashboardHarness.start),
            unavailable: [.changeIndexes: reason, .moveOrders: reason, .keepTotals: reason])
        try await DashboardHarness(store: store).run { dashboard in
            #expect(!dashboard.row(39).contains("build index"))
            #expect(!dashboard.row(39).contains("live totals"))
            await dashboard.type("b")
            #expect(dashboard.row(39).contains("○ \(reason)"))
        }
    }
}
