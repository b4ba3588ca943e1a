import OrdersCore
import Testing

@Suite("What a verification of live totals says")
struct TotalsVerificationTests {
    private func difference(_ name: String?, _ id: Int64) -> TotalsDifference {
        TotalsDifference(
            userID: User.ID(.integer(id)), username: name, liveOrders: 1, liveSpent: Money(minorUnits: 1),
            directOrders: 0, directSpent: Money(minorUnits: 0))
    }

    @Test("no difference is said with the number of users compared")
    func exact() {
        let verification = TotalsVerification(users: 12_345, differingUsers: 0, differences: [], problems: [])
        #expect(verification.isExact)
        #expect(verification.summary == "12,345 users compared with the direct report, no difference")
    }

    @Test("three users are named, without a name by their id, the others counted")
    func named() {
        let differences = [
            difference("ann", 1), difference(nil, 2), difference("cem", 3), difference("dea", 4),
        ]
        let verification = TotalsVerification(
            users: 9, differingUsers: 4, differences: differences, problems: [])
        #expect(!verification.isExact)
        #expect(verification.summary == "4 users differ: ann, 2, cem and 1 more")
    }

    @Test("what is wrong beneath totals that are right is a difference, too")
    func problems() {
        let verification = TotalsVerification(
            users: 9, differingUsers: 0, differences: [], problems: ["1 orders are gone", "2 totals are odd"])
        #expect(!verification.isExact)
        #expect(verification.summary == "1 orders are gone; 2 totals are odd")
    }
}
