import TerminalUI
import Testing

struct ChartTests {
    @Test(arguments: [
        (0.0, "    "), (0.5, "██  "), (0.3, "█▏  "), (1.0, "████"), (7.0, "████"), (-1.0, "    "),
        (Double.nan, "    "), (Double.infinity, "████"), (1e-9, "▏   "),
    ])
    func `A bar fills eighths of cells and what isn't nothing is seen`(_ value: Double, _ expected: String) {
        let spans = BarView(value).spans(width: 4, glyphs: .unicode)
        #expect(spans.map(\.text).joined() == expected)
    }

    @Test func `A bar in ASCII fills whole cells`() {
        #expect(render(8, 1, .ascii) { BarView(0.5).draw(on: $0) } == "####....")
        #expect(render(1, 1) { BarView(0.5).draw(on: $0) } == "▌")
    }

    @Test func `A sparkline shows the newest values that fit`() {
        let view = SparklineView([100, 0, 1, 4, 8, .nan, -3])
        #expect(render(7, 1) { view.draw(on: $0) } == "█▁▂▂▂ ▁")
        #expect(render(5, 1) { view.draw(on: $0) } == "▂▅█ ▁")
        #expect(render(5, 1, .ascii) { view.draw(on: $0) } == ".=# _")
        #expect(render(3, 1) { SparklineView([0, 0, 0]).draw(on: $0) } == "▁▁▁")
        #expect(render(3, 1) { SparklineView([]).draw(on: $0) } == "")
    }

    @Test func `A progress bar leaves the label when there is no room for both`() {
        let view = ProgressBarView(0.61, label: "61 %  118 k rows/s")
        #expect(render(40, 1) { view.draw(on: $0) } == "▕███████████▌       ▏ 61 %  118 k rows/s")
        #expect(render(40, 1, .ascii) { view.draw(on: $0) } == "[###########........] 61 %  118 k rows/s")
        #expect(render(20, 1) { view.draw(on: $0) } == "61 %  118 k rows/s")
        #expect(render(6, 1) { view.draw(on: $0) } == "61 % …")
        #expect(render(10, 1) { ProgressBarView(1).draw(on: $0) } == "▕████████▏")
        #expect(render(1, 1) { ProgressBarView(1).draw(on: $0) } == "")
    }

    @Test func `A histogram stands on its labels`() {
        let view = HistogramView([
            HistogramColumn(1, label: "Jan"), HistogramColumn(2, label: "Feb"),
            HistogramColumn(0, label: "Mar"),
            HistogramColumn(4, label: "Apr"),
        ])
        #expect(
            render(20, 3) { view.draw(on: $0) } == """
                               ████
                ▄▄▄▄ ████      ████
                Jan  Feb  Mar  Apr
                """)
        #expect(render(4, 2) { view.draw(on: $0) } == "▂▄ █\nJan")
        #expect(render(2, 1) { view.draw(on: $0) } == " █")
        #expect(render(1, 1) { view.draw(on: $0) } == "█")
        #expect(render(5, 2) { HistogramView([]).draw(on: $0) } == "\n")
    }

    @Test func `A histogram without a single value above zero is empty`() {
        let view = HistogramView([HistogramColumn(0), HistogramColumn(-1), HistogramColumn(.nan)])
        #expect(render(6, 2) { view.draw(on: $0) } == "\n")
    }
}
