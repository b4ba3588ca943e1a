import OrdersCore
import PostgresStore

/// Writers side by side whose orders are of a few popular users, with live totals and without.
struct HotWriters {
    struct Figures: Encodable {
        let writers: Int
        let hotUsers: Int
        /// Commits a second of all of them together, one number a round.
        let without: [Double]
        let with: [Double]
        /// The median with live totals in the median without.
        let share: Double
    }

    let shop: ServerShop

    private static let writers = 8
    private static let hotUsers = 5
    private static let rounds = 3
    private static let duration: Duration = .seconds(6)

    /// Builds the totals and removes them in every round, so that a server's mood is in both.
    func run(_ store: PostgresStore) async throws -> Figures {
        var (without, with): ([Double], [Double]) = ([], [])
        for _ in 0..<HotWriters.rounds {
            without.append(try await rate())
            let work = TotalsWork(store: store)
            _ = try await work.build()
            let keeper = FoldingInBackground(store)
            with.append(try await rate())
            await keeper.stop()
            _ = try await work.remove()
        }
        return Figures(
            writers: HotWriters.writers, hotUsers: HotWriters.hotUsers, without: without, with: with,
            share: (Double.median(with) / Double.median(without)).rounded(to: 2))
    }

    private func rate() async throws -> Double {
        let elapsed = ContinuousClock().stopwatch()
        let address = shop.address
        let commits = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<HotWriters.writers {
                group.addTask { try await HotWriters.write(address, number) }
            }
            return try await group.reduce(0, +)
        }
        return (Double(commits) / elapsed().inSeconds).rounded()
    }

    private static func write(_ address: ServerAddress, _ number: Int) async throws -> Int {
        let connection = try await PostgresShop.open(address)
        let users = Array(Set(try await connection.sampleUserIDs(limit: 1_000))).sorted().prefix(hotUsers)
        let elapsed = ContinuousClock().stopwatch()
        var commits = 0
        while elapsed() < duration {
            let user = users[users.startIndex + (commits + number) % users.count]
            _ = try await connection.placeOrder(
                userID: user, total: Money(minorUnits: Int64(commits % 10_000)), status: "completed",
                at: wallClock())
            commits += 1
        }
        try await connection.close()
        return commits
    }
}
