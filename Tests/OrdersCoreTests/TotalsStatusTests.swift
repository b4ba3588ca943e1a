import OrdersCore
import Testing

@Suite("Where live totals stand")
struct TotalsStatusTests {
    @Test("every condition but ready gives a reason that says what to do")
    func reasons() {
        let conditions: [TotalsStatus.Condition] = [
            .absent, .building, .doubtful(reason: "`ordertop` it"), .broken(reason: "`ordertop` again"),
        ]
        for condition in conditions { #expect(condition.reason?.contains("`ordertop") == true) }
        #expect(TotalsStatus.Condition.ready.reason == nil)
        #expect((conditions + [.ready]).map(\.name) == ["absent", "building", "doubtful", "broken", "ready"])
    }

    @Test("totals are behind when more waits than a report may correct")
    func behind() {
        #expect(!TotalsStatus(condition: .ready, pendingRows: TotalsStatus.pendingLimit).isBehind)
        #expect(TotalsStatus(condition: .ready, pendingRows: TotalsStatus.pendingLimit + 1).isBehind)
    }
}
