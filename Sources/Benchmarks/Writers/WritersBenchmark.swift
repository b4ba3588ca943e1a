import OrdersCore
import SQLiteStore
import SampleData

/// What the live totals cost writers: two equal shops with an index on `(status, created_at)`, one with totals,
/// written to in turns, so that what else happens on the machine meets both. Every round gets fresh copies.
struct WritersBenchmark {
    struct Figures: Encodable {
        let users: Int
        let ordersAtStart: Int
        let secondsPerRound: Double
        let batchesOf1000: WriterComparison
        let singleCommits: WriterComparison
    }

    let workplace: Workplace

    /// - Throws: `OrdersError` (`unsupported`) where live totals can't be had.
    func run() async throws -> Figures {
        Workplace.say("writers")
        let plan = try ShopPlan(
            orders: WritersBenchmark.orders, users: WritersBenchmark.users, views: 0, until: wallClock())
        let without = ShopFile(plan: plan, path: workplace.path("without.sqlite"))
        defer { without.remove() }
        try await prepare(without)
        let with = try without.copy(to: workplace.path("with.sqlite"))
        defer { with.remove() }
        try await with.withStore { _ = try await TotalsWork(store: $0).build() }
        return Figures(
            users: plan.users, ordersAtStart: plan.orders, secondsPerRound: WriterRound.duration.inSeconds,
            batchesOf1000: try await compare(without, with, rowsPerCommit: 1_000),
            singleCommits: try await compare(without, with, rowsPerCommit: 1))
    }

    /// The one index, and not the shop's own by user, beside which the totals would cost less.
    private func prepare(_ shop: ShopFile) async throws {
        _ = try await GenerateBenchmark(shop: shop).run()
        try await shop.withStore { store in
            for definition in store.proposedIndexes {
                switch definition.name {
                case "orders_user_created": try await store.dropIndex(named: definition.name)
                case "orders_status_created": try await store.buildIndex(definition)
                default: break
                }
            }
        }
    }

    /// Who begins changes with each round.
    private func compare(
        _ without: ShopFile, _ with: ShopFile, rowsPerCommit: Int
    ) async throws -> WriterComparison {
        var (alone, beside): ([WriterRound], [WriterRound]) = ([], [])
        for round in 0..<WritersBenchmark.rounds {
            Workplace.say("  \(rowsPerCommit.grouped) orders a commit, round \(round + 1)")
            for isAlone in round.isMultiple(of: 2) ? [true, false] : [false, true] {
                let shop = try (isAlone ? without : with).copy(to: workplace.path("round.sqlite"))
                defer { shop.remove() }
                if isAlone {
                    alone.append(try await WriterRound.alone(shop, rowsPerCommit: rowsPerCommit))
                } else {
                    beside.append(try await WriterRound.besideKeeper(shop, rowsPerCommit: rowsPerCommit))
                }
            }
        }
        return WriterComparison(without: alone, with: beside)
    }

    private static let orders = 1_000_000
    private static let users = 200_000
    private static let rounds = 3
}
