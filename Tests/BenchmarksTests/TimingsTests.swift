import Testing

@testable import Benchmarks

@Suite("Timings")
struct TimingsTests {
    @Test("Percentiles are nearest ranks, whatever the order")
    func ranks() {
        let timings = Timings((1...200).reversed().map { .milliseconds($0) })
        #expect(timings.runs == 200)
        #expect(timings.p50 == 100)
        #expect(timings.p99 == 198)
        #expect(timings.max == 200)
    }

    @Test("A ratio is of times, not of numbers in different units")
    func ratio() {
        let direct = Timings([.milliseconds(250)])
        let live = Timings([.microseconds(25)], in: .microseconds)
        #expect(direct.ratio(to: live) == 10_000)
    }

    @Test("Measuring goes on for its time, but neither too short nor too long")
    func limits() {
        let limits = RunLimits(runs: 5...100, duration: .seconds(6))
        #expect(!limits.isEnough(4, after: .seconds(60)))
        #expect(limits.isEnough(5, after: .seconds(6)))
        #expect(!limits.isEnough(99, after: .seconds(1)))
        #expect(limits.isEnough(100, after: .seconds(1)))
        #expect([.milliseconds(1), .milliseconds(200), .seconds(10)].map(limits.runs) == [100, 30, 5])
    }
}
