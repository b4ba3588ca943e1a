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

    @Test("of a build that lets writers go on leaves room for looking at the table again")
    func checking() {
        let steps = [(0, 0, 0), (1_000, 0, 0), (1_000, 400, 0), (1_000, 400, 500), (1_000, 400, 1_000)]
        let fractions = steps.map { read, pages, checked in
            IndexBuildProgress(
                phase: .checking, rowsRead: Int64(read), rows: 1_000, pagesWritten: Int64(pages),
                predictedPages: 400, rowsChecked: Int64(checked), elapsed: .seconds(6)
            ).fraction
        }
        #expect(fractions == fractions.sorted())
        #expect(fractions[2] > fractions[1] && fractions[3] > fractions[2] && fractions[4] == 0.99)
    }

    @Test("that waits for somebody says for whom, and no time")
    func waiting() {
        let waiting = IndexBuildProgress(
            phase: .reading, rowsRead: 500, rows: 1_000, rowsChecked: 0,
            waitingFor: "the transaction of process 7",
            elapsed: .seconds(6))
        #expect(waiting.words == "waits for the transaction of process 7")
        #expect(waiting.timeLeft == nil)
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
