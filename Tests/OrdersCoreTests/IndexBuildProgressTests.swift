import Testing

@testable import OrdersCore

@Suite("How far an index build is")
struct IndexBuildProgressTests {
    private func progress(_ rowsRead: Int64, pages: Int64 = 0, of predicted: Int64? = 400)
        -> IndexBuildProgress
    {
        IndexBuildProgress(
            phase: pages > 0 ? .writing : .reading, rowsRead: rowsRead, rows: 1_000, pagesWritten: pages,
            predictedPages: predicted, elapsed: .seconds(6))
    }

    @Test("grows with rows and then with pages, and is never done before its end")
    func fraction() {
        let fractions = [
            progress(0), progress(500), progress(1_000), progress(1_000, pages: 200),
            progress(1_000, pages: 400),
            progress(1_000, pages: 900),
        ].map(\.fraction)
        #expect(fractions == [0, 0.3, 0.6, 0.8, 0.99, 0.99])
        #expect(progress(1_000, pages: 900, of: nil).fraction == 0.6)
    }

    @Test("leaves as much time as its pace says, and none can be said at the beginning")
    func timeLeft() {
        #expect(progress(500).timeLeft == .seconds(14))
        #expect(progress(0).timeLeft == nil)
    }

    @Test("is the fraction and the time left of its job")
    func job() {
        var record = JobRecord(
            id: JobID(1), draft: JobDraft(kind: .indexBuild, title: "t", parameters: [:], rowsTotal: nil),
            state: .running, request: nil, position: nil, rowsDone: 0, meter: JobMeter(), lease: nil,
            createdAt: Instant(milliseconds: 0), updatedAt: Instant(milliseconds: 0), finishedAt: nil,
            message: nil)
        #expect(record.fraction == nil)
        record.meter.build = progress(500)
        #expect(record.fraction == 0.3)
        #expect(record.timeLeft == .seconds(14))
    }
}
