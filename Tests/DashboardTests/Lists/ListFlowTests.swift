import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

@Suite(.timeLimit(.minutes(5)))
struct ListFlowTests {
    @Test("o sorts by the next column, the header shows it, and rank and selection stay with their user")
    func sort() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.down)
            await dashboard.type("o")
            expectText(
                dashboard.spendersPane, rows: 1..<5,
                """
                │  #  user ▲       email             orders      spent         │
                │ 10  chidi        chidi@example.c…       3     735.21  ▎      │
                │  8  fatima       fatima@example.…       4   1,231.24  ▍      │
                │  7  ivan         ivan@example.com       5   1,702.75  ▋      │
                """)
            #expect(dashboard.selectedRow?.contains("2  jürgen") == true)
            #expect(dashboard.row(39).contains("Sorted by user, the least first."))
            await dashboard.type("O")
            #expect(dashboard.row(2).contains("user ▼"))
            #expect(dashboard.row(3).contains("3  陳大文"))
            #expect(dashboard.selectedRow?.contains("2  jürgen") == true)
        }
    }

    @Test("In ASCII the header says ^ and v")
    func ascii() async throws {
        try await DashboardHarness(size: Size(columns: 80, rows: 24), glyphs: .ascii).run { dashboard in
            await dashboard.type("ooo")
            #expect(dashboard.row(3).contains("v orders      spent"))
            await dashboard.type("O")
            #expect(dashboard.row(3).contains("^ orders      spent"))
        }
    }

    @Test("A click on a column's title sorts by it, another one the other way round")
    func clickHeader() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.click(column: 40, row: 2)
            #expect(dashboard.row(2).contains("▼ orders"))
            await dashboard.click(column: 40, row: 2)
            #expect(dashboard.row(2).contains("▲ orders"))
            #expect(dashboard.row(3).contains(" 10  chidi"))
            await dashboard.click(column: 3, row: 2)
            #expect(dashboard.row(3).contains("  1  maria.s"))
            #expect(!dashboard.row(2).contains("▲"))
        }
    }

    @Test("Each pane keeps its own sort")
    func sortOfEachPane() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("o2oo")
            #expect(dashboard.row(2).contains("user ▲"))
            #expect(dashboard.row(2).contains("▼ price"))
            #expect(dashboard.row(3).contains("Walnut desk"))
            await dashboard.pass(seconds: 4)
            #expect(dashboard.row(2).contains("▼ price"))
            #expect(dashboard.row(4).contains("Espresso machine X2"))
        }
    }

    @Test("f filters as one types; the title says how many are left; Esc shows all again")
    func filter() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("far")
            expectText(
                dashboard.spendersPane, rows: 0..<5,
                """
                ┌─1 Top spenders ─ filter ar_ 2 of 10 ─ last 30 days ── exact ─┐
                │  #  user         email             orders      spent         │
                │  1  maria.s      maria.s@example…      29  15,095.95  ██████ │
                │  9  lars         lars@example.com       4   1,119.46  ▍      │
                │                                                              │
                """)
            #expect(dashboard.row(39).contains("⏎ keep filter  Esc clear"))
            await dashboard.press(.enter)
            #expect(dashboard.row(1).contains("filter ar 2 of 10"))
            await dashboard.press(.down)
            #expect(dashboard.text.contains("2 Recent views ─ lars"))
            await dashboard.press(.escape)
            #expect(!dashboard.text.contains("filter ar"))
            #expect(dashboard.selectedRow?.contains("9  lars") == true)
        }
    }

    @Test("While a filter is typed, letters are no commands, and arrows move")
    func typing() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("fq z")
            #expect(dashboard.row(1).contains("filter q z_ 0 of 10"))
            #expect(dashboard.text.contains("No spender holds these words; Esc shows all."))
            await dashboard.press(.control("u"), .character("r"), .down)
            #expect(dashboard.selectedRow?.contains("2  jürgen") == true)
        }
    }

    @Test("Text is pasted into a filter in one line, and nowhere else")
    func paste() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.terminal.send(.paste("q\n\u{1B}[2J"))
            await dashboard.program.settle()
            #expect(dashboard.text.contains("maria.s"))
            await dashboard.type("f")
            dashboard.terminal.send(.paste("la\u{1B}rs\n"))
            await dashboard.program.settle()
            #expect(dashboard.row(1).contains("filter lars _ 1 of 10"))
        }
    }

    @Test("At 40×12 the filter takes the place of the pane's name, which stands in the tab")
    func narrow() async throws {
        try await DashboardHarness(size: Size(columns: 40, rows: 12)).run { dashboard in
            await dashboard.type("fmaria")
            #expect(dashboard.row(2).hasPrefix("┌─filter maria_ 1 of 10 ─"))
            #expect(dashboard.row(11) == " ↑↓ move  ⏎ keep filter  Esc clear")
        }
    }

    @Test("M marks rows with a sign; copying takes the marked ones, and Esc removes the marks")
    func marks() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("MjM")
            expectText(
                dashboard.spendersPane, rows: 0..<5,
                """
                ┌─1 Top spenders ─ 2 marked ─ last 30 days ──── direct, exact ─┐
                │    #  user        email            orders      spent         │
                │ ✓  1  maria.s     maria.s@exampl…      29  15,095.95  ██████ │
                │    2  jürgen      jrgen@example.…      15   7,358.25  ██▉    │
                │ ✓  3  陳大文      user3@example.…      10   4,598.65  █▊     │
                """)
            await dashboard.type("y")
            #expect(dashboard.row(39).contains("✓ Copied 2 rows to the clipboard."))
            #expect(
                dashboard.terminal.script.clipboard == [
                    "1\t1\tmaria.s\tmaria.s@example.com\t29\t15095.95\n"
                        + "3\t3\t陳大文\tuser3@example.com\t10\t4598.65"
                ])
            await dashboard.press(.escape)
            #expect(!dashboard.text.contains("marked"))
        }
    }

    @Test("A pane without such a list says so")
    func noList() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("4o")
            #expect(dashboard.row(39).contains("○ There is no list here to sort, filter or mark."))
        }
    }
}
