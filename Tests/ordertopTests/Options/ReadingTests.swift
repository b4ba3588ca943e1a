import OrdersCore
import Testing

@testable import ordertop

@Suite("Reading of option values")
struct ReadingTests {
    @Test(
        "durations count milliseconds, seconds and minutes",
        arguments: [("10ms", 10), ("2s", 2_000), ("1m", 60_000), ("60m", 3_600_000)])
    func durations(_ text: String, _ milliseconds: Int) throws {
        #expect(try Reading.duration(text) == .milliseconds(milliseconds))
    }

    @Test(
        "anything else is no duration",
        arguments: ["", "10", "ms", "0s", "61m", "-2s", "2.5s", "٢s", "99999999999999999999ms", "2 s"])
    func noDurations(_ text: String) {
        #expect(throws: (any Error).self) { try Reading.duration(text) }
    }

    @Test("counts stay in their range")
    func counts() throws {
        let read = Reading.count(1...10)
        #expect(try read("10") == 10)
        for text in ["0", "11", "x", "", "1.0", "99999999999999999999"] {
            #expect(throws: (any Error).self) { try read(text) }
        }
    }
}
