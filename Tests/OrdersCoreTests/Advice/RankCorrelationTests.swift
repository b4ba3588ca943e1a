import OrdersCore
import Testing

@Suite("Kendall's tau")
struct RankCorrelationTests {
    @Test("is 1 for the same order, -1 for the opposite, and counts pairs between")
    func pairs() {
        #expect(RankCorrelation.kendallTau([1, 2, 3, 4, 5], [10, 20, 30, 40, 50]) == 1)
        #expect(RankCorrelation.kendallTau([1, 2, 3], [3, 2, 1]) == -1)
        // One of ten pairs the other way round.
        #expect(RankCorrelation.kendallTau([1, 2, 3, 4, 5], [2, 1, 3, 4, 5]) == 0.8)
    }

    @Test("counts a pair that is equal in one list for neither side")
    func ties() {
        #expect(RankCorrelation.kendallTau([1, 1, 2], [1, 2, 3]) == 2.0 / 3)
    }

    @Test("says nothing of less than two things")
    func few() {
        #expect(RankCorrelation.kendallTau([1], [1]) == nil)
        #expect(RankCorrelation.kendallTau([], []) == nil)
    }
}
