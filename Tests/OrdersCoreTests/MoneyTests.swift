import OrdersCore
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        "plain notation has exactly the declared decimals",
        arguments: [
            (1_248_010, 2, "12480.10"), (5, 2, "0.05"), (-5, 2, "-0.05"), (0, 2, "0.00"), (7, 0, "7"),
            (123_456, 4, "12.3456"), (-100, 2, "-1.00"),
        ] as [(Int64, Int, String)])
    func plain(units: Int64, decimals: Int, text: String) {
        #expect(Money(minorUnits: units, decimals: decimals).plain == text)
    }

    @Test("the smallest amount that fits is written without overflow")
    func smallest() {
        #expect(Money(minorUnits: .min, decimals: 2).plain == "-92233720368547758.08")
    }

    @Test(
        "grouped notation has a comma between every three digits",
        arguments: [
            (1_248_010, "12,480.10"), (99, "0.99"), (-123_456_789, "-1,234,567.89"), (100_000, "1,000.00"),
        ]
            as [(Int64, String)])
    func grouped(units: Int64, text: String) {
        #expect(Money(minorUnits: units).grouped == text)
    }

    @Test(
        "reads plain notation back",
        arguments: [("129", 12_900), ("129.5", 12_950), ("-0.05", -5), ("12480.10", 1_248_010)]
            as [(String, Int64)])
    func parses(text: String, units: Int64) {
        #expect(Money(parsing: text)?.minorUnits == units)
    }

    @Test(
        "refuses what is not an amount of this scale",
        arguments: ["", "-", ".5", "1.", "1.234", "1,000", "1e3", "abc", "--1", "99999999999999999999"])
    func refuses(text: String) {
        #expect(Money(parsing: text) == nil)
    }
}
