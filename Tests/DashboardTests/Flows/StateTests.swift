@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// What a pane shows when all is not well.
@Suite(.timeLimit(.minutes(5)))
struct StateTests {
    static let busy = OrdersError(
        .busy, "Another program holds the lock; waiting for it.", cause: "SQLITE_BUSY (5)")

    @Test("A failed report keeps the last good figures with their age, and recovers by itself")
    func failureAndRecovery() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.store.control.fail(.topSpenders, with: Self.busy)
            dashboard.store.change { _ in }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(3).contains("maria.s"))
            #expect(dashboard.text.contains("✗ Another program holds the lock"))
            #expect(dashboard.row(1).contains("direct, exact 2 s ago ─┐"))
            dashboard.store.control.fail(.topSpenders, with: nil)
            await dashboard.pass(seconds: 2)
            #expect(!dashboard.text.contains("Another program"))
            #expect(dashboard.row(1).contains("direct, exact, 148 ms"))
        }
    }

    @Test("A first report that fails says so in one sentence")
    func firstFailure() async throws {
        let harness = DashboardHarness()
        harness.store.control.fail(.topSpenders, with: Self.busy)
        try await harness.run { dashboard in
            #expect(dashboard.row(2).contains("✗ Another program holds the lock; waiting for it. L shows"))
            #expect(dashboard.row(1).contains(" error ─┐"))
        }
    }

    @Test("Views that fail keep the last good list with its age")
    func viewsFail() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.store.control.fail(.recentViews, with: Self.busy)
            dashboard.store.change { _ in }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(3).contains("Walnut desk"))
            #expect(dashboard.row(1).contains("6 of 50, as of 12:31:07"))
        }
    }

    @Test("The log keeps errors with their cause, repeated ones once")
    func log() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.store.control.fail(.recentViews, with: Self.busy)
            dashboard.store.change { _ in }
            await dashboard.pass(seconds: 6)
            await dashboard.type("L")
            #expect(dashboard.text.contains("✗ Another program holds the lock; waiting for it. (3 times)"))
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("recent views: busy: SQLITE_BUSY (5)"))
            #expect(dashboard.logged.values.count == 3)
        }
    }

    @Test("A database that doesn't answer is named in the top bar, until it answers")
    func noAnswer() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.store.control.fail(.changeToken, with: Self.busy)
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(0).hasSuffix("no answer"))
            dashboard.store.control.fail(.changeToken, with: nil)
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(0).hasSuffix("live 2 s"))
        }
    }

    @Test("A store's reason becomes a sentence of its own")
    func reasons() {
        let words = [
            "read-only until you run `ordertop setup`": "Read-only until you run `ordertop setup`.",
            "ordertop's own tables are missing": "ordertop's own tables are missing.",
            "It is read-only.": "It is read-only.",
        ]
        for (reason, sentence) in words {
            #expect(Availability.unavailable(reason: reason).asSentence == .unavailable(reason: sentence))
        }
        #expect(Availability.available.asSentence == .available)
    }

    @Test("An empty shop says what would appear")
    func empty() async throws {
        try await DashboardHarness(store: InMemoryStore()).run { dashboard in
            #expect(dashboard.row(2).contains("No completed orders in the last 30 days."))
            #expect(dashboard.row(2).contains("Select a spender, or press / to find a user."))
        }
    }

    @Test("A user without views says so")
    func noViews() async throws {
        let harness = DashboardHarness()
        harness.store.change { $0.views = [] }
        try await harness.run { dashboard in
            #expect(dashboard.text.contains("maria.s hasn't looked at anything yet."))
            #expect(dashboard.row(1).contains("0 of 50"))
        }
    }

    @Test("What the database doesn't have is said with the reason, and nothing is asked for it")
    func unavailable() async throws {
        let store = InMemoryStore(
            .shop(asOf: DashboardHarness.start), unavailable: [.listViews: "This schema maps no views."])
        try await DashboardHarness(store: store).run { dashboard in
            #expect(dashboard.row(2).contains("○ This schema maps no views."))
            #expect(store.control.count(of: .recentViews) == 0)
        }
    }

    @Test("With a chosen instant the window ends there, and the screen says so")
    func asOf() async throws {
        let asOf = DashboardHarness.start.adding(seconds: -10 * 86_400)
        try await DashboardHarness(options: DashboardOptions(asOf: asOf)).run { dashboard in
            #expect(dashboard.row(0).contains("as of 2026-11-12 12:31:07"))
            #expect(dashboard.row(1).contains("1 Top spenders ─ 30 days to 2026-11-12"))
            #expect(dashboard.row(3).contains("maria.s"))
            #expect(dashboard.row(3).contains("  20  "))
        }
    }

    @Test("A read-only database is marked in the top bar")
    func readOnly() async throws {
        let store = InMemoryStore(
            .shop(asOf: DashboardHarness.start),
            unavailable: [.changeIndexes: "The database is opened read-only."])
        try await DashboardHarness(store: store).run { dashboard in
            #expect(dashboard.row(0).contains("read-only"))
        }
    }

    @Test("Ids and names of strangers don't move a cell", arguments: HostileNames.all)
    func hostileNames(name: String) async throws {
        let harness = DashboardHarness()
        harness.store.change { contents in
            contents.users[0] = User(id: contents.users[0].id, username: name, email: name + "@x")
            contents.products = contents.products.map { Product(id: $0.id, name: name, price: $0.price) }
        }
        try await harness.run { dashboard in
            #expect(dashboard.terminal.screen.isEveryRowFull)
            #expect(dashboard.row(3).hasPrefix("│  1  "))
            #expect(dashboard.row(3).contains("15,095.95"))
            await dashboard.press(.enter)
            #expect(dashboard.terminal.screen.isEveryRowFull)
            #expect(!dashboard.text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
        }
    }
}
