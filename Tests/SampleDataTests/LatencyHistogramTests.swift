import Testing

@testable import SampleData

@Suite("Latencies")
struct LatencyHistogramTests {
    @Test("Percentiles are right to 6 % from nanoseconds to hours, and never below the truth")
    func percentiles() throws {
        for unit in [Duration.nanoseconds(1), .microseconds(1), .milliseconds(1), .seconds(60)] {
            var histogram = LatencyHistogram()
            for number in 1...1_000 { histogram.record(unit * number) }
            for percent in [50, 99, 100] {
                let found = try #require(histogram.percentile(percent)) / unit
                let truth = Double(percent * 10)
                #expect(found >= truth)
                #expect(found <= truth * 1.0625 + 1)
            }
            #expect(histogram.max == unit * 1_000)
        }
    }

    @Test("Nothing recorded has no percentiles, and one time is all of them")
    func edges() {
        var histogram = LatencyHistogram()
        #expect(histogram.percentile(50) == nil)
        histogram.record(.milliseconds(3))
        #expect(histogram.percentile(1) == .milliseconds(3))
        #expect(histogram.percentile(99) == .milliseconds(3))
        histogram.record(.seconds(-1))
        #expect(histogram.percentile(1) == .zero)
    }
}
