import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// The help: everything, with reasons, searchable.
@Suite(.timeLimit(.minutes(5)))
struct HelpTests {
    @Test("The help begins with the pane that has the focus")
    func here() async throws {
        try await DashboardHarness(size: Size(columns: 80, rows: 24)).run { dashboard in
            await dashboard.type("3?")
            expectRows(
                dashboard.terminal.screen, rows: 0..<8,
                """
                ┌─Help ────────────────────────────────────────────────────────────────────────┐
                │ filter type to search                                               83 of 83 │
                │                                                                              │
                │ Indexes and plan, where you are                                            ┃ │
                │   ⏎                  Show the selected index's definition and use.         ┃ │
                │   n                  Show the next query's plan; first one that has become │ │
                │                      worse.                                                │ │
                │   w                  Measure the plan that is shown, and show it in the    │ │
                """)
        }
    }

    @Test("What can't be done now is listed with the reason, and found by it")
    func reasons() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("?no run is under way")
            let help = dashboard.text(inDialog: "Help")
            #expect(help.contains("2 of 83"))
            #expect(help.contains("x                  Cancel the run; what has moved stays moved."))
            #expect(help.contains("Not now: No run is under way; a starts one."))
        }
    }

    @Test("Marks and words of the screen are explained, with the marks that this terminal shows")
    func legend() async throws {
        for (glyphs, mark) in [(Glyphs.unicode, "●"), (.ascii, "*")] {
            try await DashboardHarness(glyphs: glyphs).run { dashboard in
                await dashboard.type("?in use or under way: a query")
                #expect(dashboard.text.contains("Marks on the screen"))
                #expect(dashboard.text.contains("\(mark)                  In use or under way"))
                #expect(dashboard.text.contains("1 of 83"))
            }
        }
    }

    @Test("At 40×12 each sentence is whole, below its key")
    func narrow() async throws {
        try await DashboardHarness(size: Size(columns: 40, rows: 12)).run { dashboard in
            await dashboard.type("?clipboard")
            expectRows(
                dashboard.terminal.screen,
                """
                ┌─Help ────────────────────────────────┐
                │ filter clipboard             1 of 83 │
                │                                      │
                │ In lists                             │
                │   y                                  │
                │     Copy the marked rows or the      │
                │     selected one to the clipboard.   │
                │                                      │
                │                                      │
                │                                      │
                └──────────────────────────────────────┘
                 Esc close
                """)
        }
    }

    @Test("In a window that takes no text, ? explains the window's own keys first")
    func window() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.enter)
            await dashboard.type("?")
            let help = dashboard.text(inDialog: "Help")
            #expect(help.contains("This window, where you are"))
            #expect(help.contains("Read main, the archive, both, or what can hold orders."))
            await dashboard.press(.escape)
            #expect(dashboard.text.contains("email  maria.s@example.com"))
        }
    }
}
