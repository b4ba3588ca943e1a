import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ScreenTests {
    @Test("look")
    func look() async throws {
        for (size, glyphs) in [
            ((120, 40), Glyphs.unicode), ((80, 24), .unicode), ((40, 12), .unicode), ((100, 30), .ascii),
        ] {
            let harness = DashboardHarness(size: Size(columns: size.0, rows: size.1), glyphs: glyphs)
            try await harness.run { dashboard in
                await dashboard.program.settle()
                print(dashboard.text)
            }
        }
    }
}
