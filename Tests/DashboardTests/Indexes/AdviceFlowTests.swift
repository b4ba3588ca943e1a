@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// Measuring what an index would bring, from the keyboard.
@Suite(.timeLimit(.minutes(5)))
struct AdviceFlowTests {
    private func harness() -> DashboardHarness {
        DashboardHarness(store: InMemoryStore(.shop(asOf: DashboardHarness.start)))
    }

    @Test("A asks, Enter measures in the background, and the ranked table leads to the build's question")
    func advice() async throws {
        try await harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.advise)
            await dashboard.press(.character("3"), .character("A"))
            #expect(dashboard.text.contains("Measure which index helps"))
            dashboard.terminal.send(.key(.enter))
            await control.reached(.advise, count: 1)
            await dashboard.terminal.shows("advice: reading the sample  25 %  x cancels")
            control.release(.advise)
            await dashboard.terminal.shows("Advice, measured on a sample")
            await dashboard.program.settle()
            expectText(
                dashboard.text(inDialog: "Advice, measured on a sample"),
                """
                ┌─Advice, measured on a sample ────────────────────────────────────────────────────────────────────┐
                │ report today 148 ms   sample: 300,000 of 10,000,000 orders, 6,000 users, 40.0 MB                 │
                │  #  index                                       report  by              build     size    insert │
                │  1  orders_report                                12 ms  index only      4.0 s   298 MB     +2 µs │
                │                                                                                                  │
                │ Build orders_report: the report would take about 12.0 ms instead of 148 ms, for 298 MB of disk   │
                │ and a build of about 4.0 s.                                                                      │
                │                                                                                                  │
                │ CREATE INDEX "orders_report" ON "orders" ("status", "created_at", "user_id", "total_amount")     │
                │ Building takes about 4.0 s. Writers wait for all of it, about 4.0 s.                             │
                └──────────────────────────────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.enter)
            #expect(dashboard.text(inDialog: "build index").contains("CREATE INDEX \"orders_report\""))
        }
    }

    @Test("The keys answer meanwhile; who is elsewhere when it is there is told, and A shows it")
    func elsewhere() async throws {
        try await harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.advise)
            await dashboard.press(.character("3"), .character("A"))
            dashboard.terminal.send(.key(.enter))
            await control.reached(.advise, count: 1)
            dashboard.terminal.send(.key(.character("1")))
            dashboard.terminal.send(.key(.character("?")))
            await dashboard.terminal.shows("Show the selected user's views and orders.")
            dashboard.terminal.send(.key(.escape))
            control.release(.advise)
            await dashboard.terminal.shows("The advice on indexes is there; A in Indexes and plan shows it.")
            #expect(!dashboard.text.contains("Advice, measured"))
            await dashboard.press(.character("3"), .character("A"))
            #expect(dashboard.text.contains("Advice, measured on a sample"))
            await dashboard.press(.escape, .character("A"))
            #expect(dashboard.text.contains("Measure which index helps"))
            #expect(control.count(of: .advise) == 1)
        }
    }

    @Test("What is typed is measured, too, each candidate by itself; what is wrong is said")
    func typed() async throws {
        try await harness().run { dashboard in
            await dashboard.press(.character("3"), .character("A"))
            await dashboard.type("status, created_at DESC; wrong")
            await dashboard.press(.enter)
            #expect(dashboard.store.control.arguments(of: .advise) == ["status, created_at DESC;  wrong"])
            #expect(dashboard.text.contains("is no index on \"orders\""))
            // It can be mended without typing it again.
            await dashboard.press(.character("A"))
            #expect(dashboard.text(inDialog: "Measure which").contains("status, created_at DESC; wrong"))
        }
    }

    @Test("x cancels it, and nothing of it comes later")
    func cancelled() async throws {
        try await harness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.advise)
            await dashboard.press(.character("3"), .character("A"))
            dashboard.terminal.send(.key(.enter))
            await control.reached(.advise, count: 1)
            await dashboard.terminal.shows("x cancels")
            dashboard.terminal.send(.key(.character("A")))
            await dashboard.terminal.shows("It is being measured; x in Indexes and plan cancels it.")
            dashboard.terminal.send(.key(.character("x")))
            await dashboard.terminal.shows("The advice is cancelled; nothing of the sample is left.")
            await dashboard.program.settle()
            #expect(control.cancelledCount(of: .advise) == 1)
            #expect(!dashboard.text.contains("Advice, measured"))
            #expect(!dashboard.text.contains("reading the sample"))
        }
    }

    @Test("It works where nothing may be changed; building is refused with the reason")
    func readOnly() async throws {
        let reason = "Opened read-only"
        let store = InMemoryStore(
            .shop(asOf: DashboardHarness.start), unavailable: [.changeIndexes: reason, .runJobs: reason])
        try await DashboardHarness(store: store).run { dashboard in
            await dashboard.press(.character("3"), .character("A"), .enter)
            #expect(dashboard.text.contains("Advice, measured on a sample"))
            await dashboard.press(.enter)
            #expect(dashboard.text.contains(reason))
            await dashboard.press(.character("y"))
            #expect(dashboard.terminal.script.clipboard.last?.hasPrefix("CREATE INDEX") == true)
            // The newest advice can be looked at again without measuring anew.
            await dashboard.press(.escape, .character("A"), .tab)
            #expect(dashboard.text.contains("Advice, measured on a sample"))
            #expect(dashboard.store.control.count(of: .advise) == 1)
        }
    }
}
