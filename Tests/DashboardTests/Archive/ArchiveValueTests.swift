@testable import Dashboard
import OrdersCore
import TerminalUI
import Testing

/// The values behind the pane of the archive.
@Suite
struct ArchiveValueTests {
    let start = DashboardHarness.start

    private func tally(_ jobs: [JobRecord]) -> MoveTally {
        MoveTally(at: start, jobs: jobs)
    }

    @Test("Only what was moved after the count counts")
    func tallySinceCount() {
        var tally = tally([.move(1, done: 100)])
        tally.follow([.move(1, done: 250)])
        #expect(tally.archived == 150)
        tally.follow([.move(1, done: 250), .move(2, done: 40, direction: .restore, age: -5)])
        #expect(tally.archived == 110)
    }

    @Test("A job that was running before the count and wasn't known then starts from what is seen first")
    func tallyOfUnknown() {
        var tally = tally([])
        tally.follow([.move(1, done: 100, age: 60)])
        #expect(tally.archived == 0)
        tally.follow([.move(1, done: 130, age: 60)])
        #expect(tally.archived == 30)
    }

    @Test("Before the first count nothing is added up")
    func noTally() {
        var tally = MoveTally()
        tally.follow([.move(1, done: 100, age: -5)])
        #expect(tally.archived == 0)
    }

    @Test("Figures never fall below zero")
    func figures() {
        let holding = ArchiveStatus.Holding(rows: 10, bytes: nil, oldest: nil, newest: nil)
        let status = ArchiveStatus(main: holding, archive: holding, eligibleRows: 4, cutoff: start)
        let figures = ArchiveFigures(status, archived: 12, moved: 12)
        #expect((figures.main, figures.archive, figures.eligible) == (0, 22, 0))
    }

    @Test("An archive that can't be read isn't shown as empty, and where it is is told")
    func trouble() {
        let holding = ArchiveStatus.Holding(rows: 10, bytes: nil, oldest: nil, newest: nil)
        let server = ArchiveServer(address: "host=db2 dbname=old", name: "old on db2")
        func status(_ trouble: String?) -> ArchiveStatus {
            ArchiveStatus(
                main: holding, archive: holding, eligibleRows: 4, cutoff: start, place: .server(server),
                trouble: trouble)
        }
        func texts(_ lines: [[Span]]) -> [String] { lines.map { $0.map(\.text).joined() } }
        let lost = status("The archive old on db2 can't be reached.")
        #expect(
            texts(ArchiveFigures(lost, archived: 0, moved: 0).facts) == [
                "main 10", "archive ?", "eligible 4",
            ])
        #expect(texts(HoldingText(status: lost).lines) == ["main    ", "        in old on db2"])
        #expect(
            texts(HoldingText(status: status(nil)).lines) == [
                "main    ", "archive ", "        in old on db2",
            ])
    }

    private func chart(_ months: [MonthCount], _ size: Size, _ glyphs: Glyphs = .unicode) -> String {
        let screen = Screen.draw(size: size, glyphs: glyphs) { canvas in
            MonthChart(months, width: size.columns).draw(on: canvas)
        }
        return screen.text
    }

    private func months(_ counts: [(Int64, Int64)]) -> [MonthCount] {
        counts.enumerated().map { index, count in
            MonthCount(year: 2024 + index / 12, month: index % 12 + 1, main: count.0, archive: count.1)
        }
    }

    @Test("The archive's part is told from main's without colours, in both sets of glyphs")
    func chartShades() {
        let counts = months([(0, 9), (0, 16), (8, 8), (16, 0), (12, 0), (1, 0), (0, 0), (0, 1)])
        expectText(
            chart(counts, Size(columns: 17, rows: 5)),
            """
              ▒▒████
              ▒▒██████
            ▒▒▒▒▒▒████
            ▒▒▒▒▒▒████▂▂  ▒▒
            2024-01  2024-08
            """)
        expectText(
            chart(counts, Size(columns: 17, rows: 5), .ascii),
            """
              ::####
              ::######
            ::::::####
            ::::::######  ::
            2024-01  2024-08
            """)
    }

    @Test("More months than columns are added up, the newest column a whole one")
    func chartBuckets() {
        let counts = months((0..<27).map { _ in (10, 0) })
        expectText(
            chart(counts, Size(columns: 10, rows: 3)),
            """
            █████████
            █████████
            2024-01
            """)
        let label = MonthChart(counts, width: 10).label(width: 60, .unicode).map(\.text).joined()
        #expect(label == "orders per 3 months, max 30  ▒ archive █ main")
    }

    @Test("Negative counts and rooms without cells draw nothing")
    func chartEdges() {
        #expect(chart(months([(-5, -1), (.min, 0)]), Size(columns: 9, rows: 1)).isEmpty)
        for columns in 0...3 {
            for rows in 0...3 {
                let text = chart(months([(.max, .max), (1, 1)]), Size(columns: columns, rows: rows))
                #expect(text.count <= (columns + 1) * max(1, rows))
            }
        }
    }

    @Test("Months are read as whole months, open where nothing is typed")
    func monthRange() throws {
        let range = try MonthRange(first: "2023-12", last: " 2024-02 ")
        #expect(range.from?.dateText == "2023-12-01")
        #expect(range.until?.dateText == "2024-03-01")
        let open = try MonthRange(first: "", last: "")
        #expect(open.from == nil && open.until == nil)
        for text in ["2023", "2023-00", "23-01", "2023-1", "2023-01-02", "٢٠٢٣-٠١"] {
            #expect(throws: OrdersError.self) { try MonthRange(first: text, last: "") }
        }
    }

    @Test("Countdowns, rates and stalls in few columns; what can't be is left out")
    func formats() {
        #expect(CountdownText.text(.seconds(19)) == "0:19")
        #expect(CountdownText.text(.seconds(3_723)) == "1:02:03")
        #expect(CountdownText.text(.seconds(400_000)) == "4 d")
        #expect(CountdownText.text(.seconds(-3)) == "0:00")
        #expect(RateText.text(118_000) == "118 k rows/s")
        #expect([.nan, .infinity, -1, 0].compactMap { RateText.text($0) }.isEmpty)
        #expect([3.1, 931.4].compactMap { MillisecondText.text($0) } == ["3.1 ms", "931 ms"])
        #expect([.nan, .infinity, -1].compactMap { MillisecondText.text($0) }.isEmpty)
    }

    @Test("Facts flow onto as many lines as they need and none is broken")
    func flow() {
        let facts = [[Span("main 1")], [], [Span("archive 22")], [Span("eligible 333")]]
        let lines = FlowText.lines(facts, width: 20).map { $0.map(\.text).joined() }
        #expect(lines == ["main 1   archive 22", "eligible 333"])
        #expect(FlowText.lines(facts, width: 0).count == 3)
    }

    @Test("A job's time left is told only where it makes sense")
    func timeLeft() {
        #expect(
            JobRecord.move(done: 0, total: 100, meter: JobMeter(rowsPerSecond: 10)).timeLeft == .seconds(10))
        for rate in [0, -1, .nan, 1e-300] {
            #expect(JobRecord.move(done: 0, total: 100, meter: JobMeter(rowsPerSecond: rate)).timeLeft == nil)
        }
        #expect(JobRecord.move(done: .min, total: .max, meter: JobMeter(rowsPerSecond: 1)).timeLeft == nil)
    }
}
