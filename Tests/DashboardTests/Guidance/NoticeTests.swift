import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// What the person is told for a while.
@Suite(.timeLimit(.minutes(5)))
struct NoticeTests {
    @Test("A failure isn't overwritten by what comes after it; it stands above until it has been read")
    func failureStays() {
        var stack = NoticeStack()
        _ = stack.add(Notice(.information, "first"))
        let failed = stack.add(Notice(.failure, "It broke."))
        let answer = stack.add(Notice(.information, "second"))
        #expect(stack.notices.map(\.text) == ["It broke.", "second"])
        _ = stack.add(Notice(.failure, "It broke."))
        #expect(stack.notices.map(\.text) == ["It broke."])
        stack.expire(failed)
        stack.expire(answer)
        #expect(stack.notices.map(\.text) == ["It broke."])
        for number in 1...9 { _ = stack.add(Notice(.failure, "\(number)")) }
        #expect(stack.notices.map(\.text) == ["7", "8", "9"])
    }

    @Test("A notice stays as long as it takes to read it")
    func lifetime() {
        #expect(Notice(.success, "Wrote it.").lifetime == .seconds(6))
        #expect(Notice(.failure, "It broke.").lifetime == .seconds(15))
        let long = Notice(.refusal, String(repeating: "words ", count: 40))
        #expect(long.lifetime > .seconds(15))
    }

    @Test("A notice that is too long for the screen is broken, not cut")
    func wrapped() async throws {
        let reason = "The database is opened read-only; start ordertop without --read-only to change it."
        let store = InMemoryStore(
            .shop(asOf: DashboardHarness.start), unavailable: [.changeIndexes: reason])
        try await DashboardHarness(store: store, size: Size(columns: 40, rows: 12)).run { dashboard in
            await dashboard.type("b")
            expectRows(
                dashboard.terminal.screen, rows: 9..<12,
                """
                 ○ The database is opened read-only;
                 start ordertop without --read-only to
                 change it.
                """)
            await dashboard.press(.escape)
            #expect(dashboard.row(11).hasSuffix("? help  q quit"))
        }
    }

    @Test("A failure says in one line what happened, and that L shows more")
    func failure() async throws {
        let harness = DashboardHarness()
        try await harness.run { dashboard in
            dashboard.store.control.fail(.requestJob, with: StateTests.busy)
            dashboard.store.change { $0.jobs = [.move()] }
            await dashboard.pass(seconds: 2)
            await dashboard.type("p")
            #expect(
                dashboard.row(39).contains("✗ Another program holds the lock; waiting for it. L shows more."))
            await dashboard.type("m")
            #expect(dashboard.row(38).contains("✗ Another program holds the lock"))
            #expect(dashboard.row(39).contains("The mouse is off"))
            await dashboard.pass(seconds: 16)
            #expect(dashboard.row(39).contains("? help"))
        }
    }
}
