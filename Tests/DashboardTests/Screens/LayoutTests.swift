@testable import Dashboard
import TerminalUI
import Testing

struct LayoutTests {
    @Test("The panes fill the screen without a gap, however many there are", arguments: 1...7)
    func gridFills(count: Int) {
        for columns in stride(from: 100, through: 233, by: 7) {
            for rows in 30...61 {
                let layout = DashboardLayout(
                    size: Size(columns: columns, rows: rows), paneCount: count, focus: 0, isZoomed: false)
                let area = (0..<count).compactMap { layout.frame(of: $0) }.reduce(0) {
                    $0 + $1.columns * $1.rows
                }
                #expect(area == columns * (rows - 2))
            }
        }
    }

    @Test("The arrangement changes exactly at the design's sizes")
    func thresholds() {
        func arrangement(_ columns: Int, _ rows: Int) -> DashboardLayout.Arrangement {
            DashboardLayout(
                size: Size(columns: columns, rows: rows), paneCount: 4, focus: 0, isZoomed: false
            ).arrangement
        }
        #expect(arrangement(39, 12) == .tooSmall)
        #expect(arrangement(40, 11) == .tooSmall)
        guard case .tabs = arrangement(40, 12), case .tabs = arrangement(99, 30),
            case .tabs = arrangement(100, 29), case .grid = arrangement(100, 30)
        else {
            Issue.record("a size has the wrong arrangement")
            return
        }
    }
}
