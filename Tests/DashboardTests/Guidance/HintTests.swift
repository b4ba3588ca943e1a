import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// The hints of the first start.
@Suite(.timeLimit(.minutes(5)))
struct HintTests {
    private func card(_ dashboard: DashboardHarness) -> String {
        dashboard.text(inDialog: "Here for the first time?")
    }

    @Test("The first start shows three hints beside the work, which goes on; Esc takes them away")
    func firstStart() async throws {
        try await DashboardHarness(isFirstRun: true).run { dashboard in
            expectText(
                card(dashboard),
                """
                ┌─Here for the first time? ──────────┐
                │ ?    every key and mark, explained │
                │ :    any command, by its name      │
                │ Tab  next pane; Enter opens a row  │
                │                                    │
                │ Esc closes this for good           │
                └────────────────────────────────────┘
                """)
            await dashboard.type("2")
            #expect(!card(dashboard).isEmpty)
            #expect(dashboard.row(39).hasPrefix(" ↑↓ move  ⏎ open  / find"))
            await dashboard.type("?")
            #expect(!dashboard.text.contains("by its name"))
            await dashboard.press(.escape)
            #expect(!card(dashboard).isEmpty)
            await dashboard.press(.escape)
            #expect(card(dashboard).isEmpty)
        }
    }

    @Test("They leave most of a small screen free")
    func small() async throws {
        let harness = DashboardHarness(size: Size(columns: 40, rows: 12), glyphs: .ascii, isFirstRun: true)
        try await harness.run { dashboard in
            expectRows(
                dashboard.terminal.screen, rows: 3..<12,
                """
                |  #  user         orders      spent   |
                | +-Here for the first time? ----------+
                | | ?    every key and mark, explained |
                | | :    any command, by its name      |
                | | Tab  next pane; Enter opens a row  |
                | |                                    |
                | | Esc closes this for good           |
                +-+------------------------------------+
                 Up/Down move  ? help  q quit
                """)
        }
    }

    @Test("Later starts show none")
    func later() async throws {
        try await DashboardHarness().run { dashboard in
            #expect(card(dashboard).isEmpty)
        }
    }
}
