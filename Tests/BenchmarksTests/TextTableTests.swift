import Testing

@testable import Benchmarks

@Suite("The table of figures")
struct TextTableTests {
    @Test("Names stand to the left and figures to the right")
    func table() {
        let table = TextTable([["orders", "p50"], ["direct, none", "1,024 ms"], ["live", "21.3 µs"]])
        #expect(
            table.description == """
                orders             p50
                direct, none  1,024 ms
                live           21.3 µs
                """)
    }
}
