/// Orders a second with and without the live totals, over several rounds.
struct WriterComparison: Encodable {
    struct Rates: Encodable {
        let median: Double
        let rounds: [Double]

        init(_ rounds: [WriterRound]) {
            self.rounds = rounds.map { $0.ordersPerSecond.rounded() }
            median = .median(self.rounds)
        }
    }

    let without: Rates
    let with: Rates
    /// The share of the rate that writers keep with the totals.
    let keptPercent: Double
    /// What became of the totals in each round.
    let folding: [WriterRound.Folding]

    init(without: [WriterRound], with: [WriterRound]) {
        self.without = Rates(without)
        self.with = Rates(with)
        keptPercent = (self.with.median / self.without.median * 100).rounded(to: 1)
        folding = with.compactMap(\.folding)
    }
}
