import OrdersCore
import Testing

@Suite("What is recommended")
struct AdviceRecommendationTests {
    private func candidate(
        _ name: String, report: Int, bytes: Int64 = 100_000_000, insert: Int = 4
    ) -> CandidateAdvice {
        CandidateAdvice(
            definition: IndexDefinition(
                name: name, table: "orders", statement: "CREATE INDEX \(name)", purpose: ""),
            report: .milliseconds(report), access: .index, isUsed: true, build: .seconds(5), writerWait: nil,
            bytes: bytes, insert: .microseconds(insert))
    }

    private func recommendation(today: Int, _ candidates: [CandidateAdvice]) -> AdviceRecommendation {
        MeasuredAdvice(
            sample: AdviceSample(rows: 1, users: 1, bytes: 1, tableRows: 1), today: .milliseconds(today),
            candidates: candidates
        ).recommendation
    }

    @Test("the fastest is, with what it brings and what it costs")
    func fastest() {
        let advice = recommendation(
            today: 700, [candidate("fast", report: 200), candidate("slow", report: 400)])
        #expect(advice.definition?.name == "fast")
        #expect(
            advice.reason
                == "Build fast: the report would take about 200 ms instead of 700 ms, for 100 MB of disk and a build of about 5.0 s."
        )
    }

    @Test("nothing is where today's report is as fast as with the best")
    func nothing() {
        let advice = recommendation(today: 220, [candidate("a", report: 200)])
        #expect(advice.definition == nil)
        #expect(advice.reason.hasPrefix("Build nothing: the report takes 220 ms today"))
        #expect(recommendation(today: 240, [candidate("a", report: 200)]).definition?.name == "a")
    }

    @Test("nothing is where there is no candidate")
    func noCandidates() {
        #expect(recommendation(today: 220, []).definition == nil)
    }

    @Test("a much smaller one is, where it is as fast within the noise")
    func smaller() {
        let big = candidate("big", report: 200)
        #expect(
            recommendation(today: 700, [big, candidate("small", report: 225, bytes: 60_000_000)]).definition?
                .name
                == "small")
        #expect(
            recommendation(today: 700, [big, candidate("small", report: 240, bytes: 60_000_000)]).definition?
                .name
                == "big")
        #expect(
            recommendation(today: 700, [big, candidate("little less", report: 225, bytes: 90_000_000)])
                .definition?
                .name == "big")
    }

    @Test("one whose inserts are much cheaper is, but not at the price of much more room")
    func cheaperInserts() {
        let big = candidate("dear", report: 200, insert: 10)
        #expect(
            recommendation(today: 700, [big, candidate("cheap", report: 210, insert: 2)]).definition?.name
                == "cheap")
        let huge = candidate("huge", report: 210, bytes: 300_000_000, insert: 2)
        #expect(recommendation(today: 700, [big, huge]).definition?.name == "dear")
    }
}
