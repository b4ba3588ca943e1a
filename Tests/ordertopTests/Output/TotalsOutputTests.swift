import OrdersCore
import Testing

@testable import ordertop

@Suite("What is printed of live totals")
struct TotalsOutputTests {
    private let verification = TotalsVerification(
        users: 1_200, differingUsers: 2,
        differences: [
            TotalsDifference(
                userID: User.ID(.integer(7)), username: "a\u{1B}[31mb\nordertop: fine", liveOrders: 2,
                liveSpent: Money(minorUnits: 1_000), directOrders: 1, directSpent: Money(minorUnits: -5)),
            TotalsDifference(
                userID: User.ID(.integer(8)), username: nil, liveOrders: 1, liveSpent: Money(minorUnits: 1),
                directOrders: 0, directSpent: Money(minorUnits: 0)),
        ],
        problems: ["order 9 is counted and gone"])

    @Test("a comparison has the contract's keys, and money its decimals")
    func comparison() {
        #expect(
            OutputDocument(verification).json.text == """
                {
                  "users": 1200,
                  "differing_users": 2,
                  "differences": [
                    {"user_id": 7, "username": "a\\u001b[31mb\\nordertop: fine", "live_orders": 2, \
                "live_spent": 10.00, "direct_orders": 1, "direct_spent": -0.05},
                    {"user_id": 8, "username": null, "live_orders": 1, "live_spent": 0.01, \
                "direct_orders": 0, "direct_spent": 0.00}
                  ],
                  "problems": ["order 9 is counted and gone"]
                }
                """)
    }

    @Test("a name with line breaks doesn't make lines of its own")
    func names() {
        #expect(OutputDocument(verification).captions.allSatisfy { !$0.contains("\n") })
        #expect(OutputDocument(verification).captions[0].contains("order 9 is counted and gone"))
    }

    @Test("nothing found is an empty list and one sentence")
    func exact() {
        let document = OutputDocument(
            TotalsVerification(users: 3, differingUsers: 0, differences: [], problems: []))
        #expect(document.json.text.contains("\"differences\": [],\n  \"problems\": []"))
        #expect(document.captions == ["3 users compared with the direct report, no difference."])
    }

    @Test("a status says why the totals can't be relied on, and breaks its count off")
    func status() {
        let behind = OutputDocument(
            TotalsStatus(
                condition: .ready, pendingRows: TotalsStatus.pendingLimit + 1,
                countedFrom: Instant(milliseconds: 0), countedOrders: 12_000, users: 40))
        #expect(behind.table.lines()[1].contains("more than 20,000"))
        #expect(behind.captions.first?.contains("directly") == true)
        #expect(
            behind.json.text == """
                {
                  "condition": "ready",
                  "reason": null,
                  "pending_rows": 20001,
                  "counted_from": "1970-01-01T00:00:00.000Z",
                  "counted_orders": 12000,
                  "users": 40
                }
                """)
        let broken = OutputDocument(TotalsStatus(condition: .broken(reason: "A trigger is gone.")))
        #expect(broken.captions == ["A trigger is gone."])
        #expect(broken.json.text.contains("\"reason\": \"A trigger is gone.\",\n  \"pending_rows\": 0"))
    }
}
