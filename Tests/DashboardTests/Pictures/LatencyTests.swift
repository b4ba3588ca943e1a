import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// How long the reports of a session took: picture and figures.
@Suite(.timeLimit(.minutes(5)))
struct LatencyTests {
    /// A shop whose live totals are ready, with a direct report among those from them.
    private func runWithBothSources(
        size: Size = Size(columns: 80, rows: 24), glyphs: Glyphs = .unicode,
        _ body: (DashboardHarness) async throws -> Void
    ) async throws {
        var contents = StoreContents.shop(asOf: DashboardHarness.start)
        contents.keepTotals()
        let harness = DashboardHarness(store: InMemoryStore(contents), size: size, glyphs: glyphs)
        try await harness.run { dashboard in
            await dashboard.pass(seconds: 16)
            await dashboard.type("ss")
            await dashboard.type("s")
            await dashboard.pass(seconds: 16)
            try await body(dashboard)
        }
    }

    @Test("T shows every report of the session by source, with figures, and the next one appears in it")
    func dialog() async throws {
        try await runWithBothSources { dashboard in
            await dashboard.type("T")
            expectText(
                dashboard.text(inDialog: "Latency"),
                """
                ┌─Latency of the report ────────────────────────────────── since 12:31:07 UTC ─┐
                │ 11 reports, newest right; log scale.                                         │
                │                                                                              │
                │  148 ms                                                               █      │
                │                                                                       █      │
                │                                                                       █      │
                │                                                                       █      │
                │                                                                       █      │
                │                                                                       █      │
                │                                                                       █      │
                │                                                                       █      │
                │                                                                       █      │
                │                                                                       █      │
                │                                                                       █      │
                │   21 µs                                                          ▁▁▁▁▁█▁▁▁▁▁ │
                │                                                                  llllldlllll │
                │                                                                              │
                │ source    reports     last      min   median      p99      max               │
                │ d direct        1   148 ms   148 ms   148 ms   148 ms   148 ms               │
                │ l live         10    21 µs    21 µs    21 µs    21 µs    21 µs               │
                │                                                                              │
                │ What is shown from the cache was measured once, when it was computed.        │
                └──────────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.pass(seconds: 4)
            #expect(dashboard.text.contains("12 reports, newest right"))
        }
    }

    @Test("In ASCII it says the same")
    func ascii() async throws {
        try await runWithBothSources(glyphs: .ascii) { dashboard in
            await dashboard.type("T")
            expectText(
                dashboard.text(inDialog: "Latency"), rows: 0..<9,
                """
                +-Latency of the report ---------------------------------- since 12:31:07 UTC -+
                | 11 reports, newest right; log scale.                                         |
                |                                                                              |
                |  148 ms                                                               #      |
                |                                                                       #      |
                |                                                                       #      |
                |                                                                       #      |
                |                                                                       #      |
                |                                                                       #      |
                """)
            #expect(dashboard.text.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test("At 40×12 picture, sources and the most telling figures are still there")
    func narrow() async throws {
        try await runWithBothSources(size: Size(columns: 40, rows: 12), glyphs: .ascii) { dashboard in
            await dashboard.type("T")
            expectRows(
                dashboard.terminal.screen,
                """
                +-Latency of the report ---------------+
                | 11 reports, newest right; log scale. |
                |  148 ms                       #      |
                |                               #      |
                |                               #      |
                |   21 us                  _____#_____ |
                |                          llllldlllll |
                | source       last   median      max  |
                | d direct   148 ms   148 ms   148 ms  |
                | l live      21 us    21 us    21 us  |
                +--------------------------------------+
                 y copy  e export  ? help  Esc close
                """)
        }
    }

    @Test("The pane of the spenders has the picture where there is room: zoomed")
    func zoomed() async throws {
        try await runWithBothSources(size: Size(columns: 120, rows: 40)) { dashboard in
            #expect(!dashboard.text.contains("report latency"))
            await dashboard.type("z")
            expectRows(
                dashboard.terminal.screen, rows: 20..<39,
                """
                ├─ spend per day, maria.s ─────────────────────────────────────────────────────────────────────────────────────────────┤
                │   ████████▇▇▇▇▇▇▇▇▇▇▇▇▇▇▆▆▆▆▆▆▆▆▆▆▆▆▆▆▅▅▅▅▅▅▅▅▅▅▅▅▅▅▄▄▄▄▄▄▄▄                                         total 15,095.95 │
                │   ██████████████████████████████████████████████████████████                                         max      539.73 │
                │   ██████████████████████████████████████████████████████████                                         avg      486.96 │
                │   ██████████████████████████████████████████████████████████                                                         │
                │   ██████████████████████████████████████████████████████████                                                         │
                │   ██████████████████████████████████████████████████████████                                                         │
                │   ██████████████████████████████████████████████████████████                                                         │
                │ 10-23         10-30         11-06         11-13         11-20                                                        │
                ├─ report latency, 11 reports, newest right; log scale ────────────────────────────────────────────────────────────────┤
                │  148 ms                                                                                         █       live         │
                │                                                                                                 █       last   21 µs │
                │                                                                                                 █       min    21 µs │
                │                                                                                                 █       median 21 µs │
                │                                                                                                 █       p99    21 µs │
                │                                                                                                 █       max    21 µs │
                │   21 µs                                                                                    ▁▁▁▁▁█▁▁▁▁▁               │
                │                                                                                            llllldlllll               │
                └──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("What is shown from the cache is no new measurement")
    func cache() async throws {
        let harness = DashboardHarness(
            store: InMemoryStore(.shop(asOf: DashboardHarness.start), reportElapsed: .seconds(3)))
        try await harness.run { dashboard in
            for _ in 1...5 {
                dashboard.store.change { _ in }
                await dashboard.pass(seconds: 2)
            }
            #expect(dashboard.text.contains("cached, "))
            await dashboard.type("T")
            #expect(dashboard.text.contains("1 report, newest right."))
            await dashboard.type("y")
            #expect(dashboard.terminal.script.clipboard == ["2026-11-22T12:31:07.000Z\tdirect\t3000000"])
        }
    }

    @Test("Before the first report T says why there is nothing to see")
    func none() async throws {
        let harness = DashboardHarness()
        harness.store.control.hold(.topSpenders)
        try await harness.run(settled: false) { dashboard in
            await dashboard.terminal.shows("Adding up")
            dashboard.terminal.send(.key(.character("T")))
            await dashboard.terminal.shows("No report has come yet; the first one is on its way.")
        }
    }

    @Test(
        "A long session keeps the newest, and each column stands for the slowest of reports that stay together"
    )
    func long() {
        var latency = ReportLatency()
        for number in 1...1_000 {
            let elapsed = Duration.milliseconds(number % 10 == 0 ? 90 : 10)
            latency.append(ReportMeasurement(at: DashboardHarness.start, source: .direct, elapsed: elapsed))
        }
        #expect(latency.measurements.count == 512)
        #expect(latency.count == 1_000)
        let (slowest, each) = latency.columns(atMost: 60)
        #expect(each == 9)
        #expect(slowest.count == 58)
        let figures = latency.figures
        #expect(figures.map(\.median) == [.milliseconds(10)])
        #expect(figures.map(\.p99) == [.milliseconds(90)])
        let before = latency.columns(atMost: 60).slowest.dropFirst().dropLast()
        latency.append(ReportMeasurement(at: DashboardHarness.start, source: .direct, elapsed: .seconds(1)))
        #expect(latency.columns(atMost: 60).slowest.dropFirst().prefix(before.count) == before)
    }

    @Test("Times that are far apart are drawn by their logarithm, others in proportion")
    func scale() {
        let near = LatencyScale([.milliseconds(10), .milliseconds(40)])
        #expect(!near.isLogarithmic && near.foot == .zero)
        #expect(near.height(of: .milliseconds(10)) == 0.25)
        let far = LatencyScale([.microseconds(10), .milliseconds(1), .milliseconds(100)])
        #expect(far.isLogarithmic && far.foot == .microseconds(10))
        #expect(abs(far.height(of: .milliseconds(1)) - 0.5) < 1e-9)
        #expect(far.height(of: .microseconds(10)) > 0)
        #expect(LatencyScale([.zero]).height(of: .zero) > 0)
    }
}
