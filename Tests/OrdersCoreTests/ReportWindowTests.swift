import OrdersCore
import Testing

@Suite("Report window")
struct ReportWindowTests {
    private let asOf = Instant(milliseconds: 1_795_350_667_000)

    @Test("includes its start, to the microsecond")
    func start() {
        let window = ReportWindow(asOf: asOf, isBounded: false)
        let edge = asOf.adding(seconds: -30 * 86_400)
        #expect(window.contains(edge))
        #expect(!window.contains(Instant(microseconds: edge.microseconds - 1)))
    }

    @Test("is open at the end unless a person chose the instant")
    func end() {
        let later = Instant(microseconds: asOf.microseconds + 1)
        #expect(ReportWindow(asOf: asOf, isBounded: false).contains(later))
        #expect(!ReportWindow(asOf: asOf, isBounded: true).contains(later))
        #expect(ReportWindow(asOf: asOf, isBounded: true).contains(asOf))
    }
}
