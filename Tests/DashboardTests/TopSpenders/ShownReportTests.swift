@testable import Dashboard
import OrdersCore
import Testing

/// What is shown of a report that is asked again and again.
struct ShownReportTests {
    private func report(
        _ microseconds: Int64, spent: Int64 = 100, source: ReportSource = .live, at second: Int64 = 0
    ) -> TopSpendersReport {
        TopSpendersReport(
            window: ReportWindow(asOf: Instant(milliseconds: second * 1_000), isBounded: false),
            source: source, elapsed: .microseconds(microseconds),
            spenders: [
                Spender(
                    user: User(id: User.ID(.integer(1)), username: "ana", email: "ana@example.com"),
                    totalOrders: 2,
                    totalSpent: Money(minorUnits: spent))
            ])
    }

    @Test("The same figures from live totals tell of the least time that they took")
    func same() {
        let again = report(90, at: 2).shown(after: report(40))
        #expect(again == report(40, at: 2))
        #expect(report(30).shown(after: report(40)) == report(30))
    }

    @Test("Other figures, another source and a first report tell of their own time")
    func others() {
        #expect(report(90, spent: 101).shown(after: report(40)) == report(90, spent: 101))
        #expect(report(90, source: .direct).shown(after: report(40)) == report(90, source: .direct))
        #expect(
            report(90, source: .direct).shown(after: report(40, source: .direct))
                == report(90, source: .direct))
        #expect(report(90).shown(after: report(40, source: .direct)) == report(90))
        #expect(report(90).shown(after: nil) == report(90))
    }
}
