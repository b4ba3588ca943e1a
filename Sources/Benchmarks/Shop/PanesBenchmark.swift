import OrdersCore

/// What the panes ask beside the report.
struct PanesBenchmark {
    struct Figures: Encodable {
        let recentViews: Timings
        let findUserByPrefix: Timings
        let findUserByContent: Timings
    }

    let store: any OrdersStore
    let user: User

    func run() async throws -> Figures {
        Workplace.say("  what the panes ask")
        return Figures(
            recentViews: try await Timings.of(runs: 200) {
                _ = try await store.recentViews(of: user.id, limit: RetentionPolicy.standard.keep)
            },
            findUserByPrefix: try await Timings.of(runs: 50) {
                _ = try await store.users(matching: "ma", limit: 10)
            },
            findUserByContent: try await Timings.of(runs: 5) {
                _ = try await store.users(matching: "nobody is called this", limit: 10)
            })
    }
}
