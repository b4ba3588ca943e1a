import OrdersCore
import Testing

@Suite("Age")
struct AgeTests {
    private func instant(_ text: String) throws -> Instant {
        try #require(Instant(iso8601: text))
    }

    @Test("two years are calendar years, to the time of day")
    func years() throws {
        let now = try instant("2026-11-22T12:31:07.123Z")
        #expect(Age(2, .years).before(now) == (try instant("2024-11-22T12:31:07.123Z")))
    }

    @Test("a month before the 31st is the last day of a shorter month")
    func shortMonth() throws {
        #expect(Age(1, .months).before(try instant("2026-03-31")) == (try instant("2026-02-28")))
        #expect(Age(1, .years).before(try instant("2024-02-29")) == (try instant("2023-02-28")))
    }

    @Test("days are spans of 86,400 seconds")
    func days() throws {
        let age = try #require(Age(parsing: "30d"))
        #expect(age.seconds == ReportWindow.thirtyDays)
        #expect(age.before(try instant("2026-11-22")) == (try instant("2026-10-23")))
    }

    @Test("is written as it is typed", arguments: ["2y", "18mo", "30d", "10m", "2s", "6h", "1w"])
    func roundTrip(text: String) {
        #expect(Age(parsing: text)?.description == text)
    }

    @Test(
        "refuses nothing, zero, unknown units and absurd lengths",
        arguments: ["", "y", "0d", "-1d", "2 y", "2yy", "1.5y", "9999999y"])
    func refuses(text: String) {
        #expect(Age(parsing: text) == nil)
    }

    @Test("words agree in number")
    func words() {
        #expect(Age(2, .years).words == "2 years")
        #expect(Age(1, .days).words == "1 day")
    }
}
