import Foundation
import Testing

@testable import OrdersCore

@Suite("Output cells")
struct OutputCellTests {
    @Test("every kind of value has its form in JSON, CSV and for people")
    func forms() throws {
        let uuid = try #require(UUID(uuidString: "4F9C6A70-5A4E-5D8E-9A55-2F1A4F0C9BE1"))
        let instant = try #require(Instant(iso8601: "2026-11-22T12:31:07.042Z"))
        let expected: [(cell: OutputCell, json: String, plain: String?, spoken: String)] = [
            (.text("a"), "\"a\"", "a", "a"),
            (.id(.integer(42)), "42", "42", "42"),
            (.id(.text("42")), "\"42\"", "42", "42"),
            (
                .id(.uuid(uuid)), "\"\(uuid.uuidString.lowercased())\"", uuid.uuidString.lowercased(),
                uuid.uuidString.lowercased()
            ),
            (.integer(12_301), "12301", "12301", "12,301"),
            (.moreThan(20_000), "20001", "20001", "more than 20,000"),
            (.bytes(298_100_000), "298100000", "298100000", "298 MB"),
            (.money(Money(minorUnits: -5)), "-0.05", "-0.05", "-0.05"),
            (.money(Money(minorUnits: 1_000, decimals: 0)), "1000", "1000", "1,000"),
            (.decimal(3.14159, places: 2), "3.14", "3.14", "3.14"),
            (
                .instant(instant), "\"2026-11-22T12:31:07.042Z\"", "2026-11-22T12:31:07.042Z",
                "2026-11-22 12:31:07"
            ),
            (.boolean(true), "true", "true", "yes"),
            (.list(["main", "archive"]), "[\"main\", \"archive\"]", "main, archive", "main, archive"),
            (.missing, "null", nil, "-"),
        ]
        for (cell, json, plain, spoken) in expected {
            #expect(cell.json.text == json)
            #expect(cell.plain == plain)
            #expect(cell.spoken == spoken)
        }
    }

    @Test(
        "numbers that aren't finite or too large never break the JSON",
        arguments: [Double.nan, .infinity, 1e300])
    func oddNumbers(_ value: Double) {
        #expect(value.fixed(2) == "0.00")
    }

    @Test(
        "sizes are spoken in powers of a thousand",
        arguments: [
            (Int64(0), "0 B"), (999, "999 B"), (1_000, "1.0 kB"), (9_960, "10 kB"), (2_100_000_000, "2.1 GB"),
        ])
    func sizes(_ bytes: Int64, _ expected: String) {
        #expect(bytes.spokenBytes == expected)
    }
}
