import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ScreenSizeTests {
    @Test("z gives the focused pane the whole screen under a line of tabs, and back")
    func zoom() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("2z")
            #expect(dashboard.row(2).hasPrefix("┌─2 Recent views ─ maria.s ─"))
            #expect(dashboard.row(2).count == 120)
            await dashboard.press(.tab)
            #expect(dashboard.row(2).hasPrefix("┌─3 Indexes and plan ─"))
            await dashboard.type("z1")
            #expect(dashboard.row(1).hasPrefix("┌─1 Top spenders ─ last 30 days ─"))
        }
    }

    @Test("A click on a tab goes to its pane")
    func tabs() async throws {
        try await DashboardHarness(size: Size(columns: 80, rows: 24)).run { dashboard in
            dashboard.terminal.send(.mouse(MouseEvent(point: Point(column: 20, row: 1), kind: .press)))
            await dashboard.program.settle()
            #expect(dashboard.row(2).hasPrefix("┌─2 Recent views"))
        }
    }

    @Test("Below the smallest size action keys do nothing, and q quits")
    func tooSmall() async throws {
        let harness = DashboardHarness(size: Size(columns: 39, rows: 12))
        let exit = try await harness.run { dashboard in
            await dashboard.type("z2/maria?:")
            #expect(dashboard.text.trimmed == "needs 40×12")
            dashboard.terminal.resize(Size(columns: 120, rows: 40))
            await dashboard.program.settle()
            #expect(dashboard.row(1).hasPrefix("┌─1 Top spenders"))
            #expect(dashboard.row(39).contains("? help"))
            dashboard.terminal.resize(Size(columns: 20, rows: 3))
            await dashboard.press(.character("q"))
        }
        #expect(exit == .quit)
    }

    @Test("A storm of sizes ends with the picture of the last one")
    func storm() async throws {
        let calm = DashboardHarness(size: Size(columns: 97, rows: 33))
        var expected = ""
        try await calm.run { expected = $0.text }
        try await DashboardHarness().run { dashboard in
            for step in 1...400 {
                dashboard.terminal.resize(Size(columns: 1 + step * 37 % 180, rows: 1 + step * 13 % 60))
            }
            dashboard.terminal.resize(Size(columns: 97, rows: 33))
            await dashboard.program.settle()
            #expect(dashboard.text == expected)
            #expect(dashboard.store.control.count(of: .topSpenders) == 1)
        }
    }
}

extension String {
    /// Without blanks and empty lines at its ends.
    fileprivate var trimmed: String {
        String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
}
