import OrdersCore
import TestSupport
import Testing

@Suite("Working hours")
struct WorkingHoursTests {
    @Test(
        "say how long to wait, to the minute they begin and from the minute they end",
        arguments: [
            ("11:00-13:00", nil), ("12:00-12:01", nil), ("12:01-12:00", 60), ("11:00-12:00", 23 * 3_600),
            ("22:00-04:00", 10 * 3_600), ("22:00-12:30", nil), ("00:00-24:00", nil), ("13:30-24:00", 5_400),
        ] as [(String, Int64?)])
    func wait(text: String, seconds: Int64?) throws {
        let hours = try #require(WorkingHours(parsing: text))
        #expect(hours.wait(at: Shop.now) == seconds.map { .seconds($0) })
        #expect(hours.description == text)
    }

    @Test(
        "are not read from anything else",
        arguments: [
            "", "1:00-5:00", "01:00", "01:00-01:00", "01:60-02:00", "25:00-26:00", "24:00-01:00",
            "01:00-05:00-06:00",
            "-1:00-02:00", "01:00–05:00", "٠١:٠٠-٠٢:٠٠", "00:00-24:01",
        ])
    func refuses(text: String) {
        #expect(WorkingHours(parsing: text) == nil)
    }
}
