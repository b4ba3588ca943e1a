import OrdersCore
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct RefreshTests {
    @Test("While nothing changes, only the change token is read")
    func quietWhenUnchanged() async throws {
        try await DashboardHarness().run { dashboard in
            let control = dashboard.store.control
            await dashboard.pass(seconds: 20)
            #expect(control.count(of: .changeToken) == 11)
            #expect(control.count(of: .topSpenders) == 1)
            #expect(control.count(of: .recentViews) == 1)
            #expect(control.count(of: .overview) == 1)
        }
    }

    @Test("The report is asked again after a minute, because the window slides")
    func windowSlides() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.pass(seconds: 59)
            #expect(dashboard.store.control.count(of: .topSpenders) == 1)
            await dashboard.pass(seconds: 3)
            #expect(dashboard.store.control.count(of: .topSpenders) == 2)
        }
    }

    @Test("A change of the database is on the screen after the next tick")
    func change() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.store.change { contents in
                contents.orders.append(
                    StoreContents.order(9_001, of: 12, cents: 7_777_777, at: DashboardHarness.start))
            }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(3).contains("tom"))
            #expect(dashboard.row(3).contains("77,777.77"))
        }
    }

    @Test("Relative times tick with the clock, without a query")
    func timesTick() async throws {
        try await DashboardHarness().run { dashboard in
            #expect(dashboard.row(3).contains("13 s ago"))
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(3).contains("15 s ago"))
            #expect(dashboard.row(0).contains("12:31:09 UTC"))
            #expect(dashboard.store.control.count(of: .recentViews) == 1)
        }
    }

    @Test("A frozen screen stands still; what happened meanwhile comes with the thaw")
    func freeze() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.character(" "))
            #expect(dashboard.row(0).hasSuffix("frozen"))
            dashboard.store.change { $0.orders.removeAll { $0.userID == User.ID(.integer(1)) } }
            await dashboard.pass(seconds: 10)
            #expect(dashboard.row(3).contains("maria.s"))
            #expect(dashboard.row(3).contains("13 s ago"))
            #expect(dashboard.row(1).contains("─ exact as of 12:31:07 ─┐"))
            await dashboard.press(.character(" "))
            #expect(dashboard.row(3).contains("jürgen"))
            #expect(dashboard.row(3).contains("23 s ago"))
            #expect(dashboard.row(0).hasSuffix("live 2 s"))
        }
    }

    @Test("An answer that comes after the screen was frozen changes nothing")
    func lateAnswer() async throws {
        try await DashboardHarness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.topSpenders)
            dashboard.store.change { $0.orders.removeAll { $0.userID == User.ID(.integer(1)) } }
            dashboard.passUnsettled(.seconds(2))
            await control.reached(.topSpenders, count: 2)
            dashboard.terminal.send(.key(.character(" ")))
            await dashboard.terminal.shows("frozen")
            control.release(.topSpenders)
            await dashboard.program.settle()
            #expect(dashboard.row(3).contains("maria.s"))
            await dashboard.press(.character("r"))
            #expect(dashboard.row(3).contains("jürgen"))
        }
    }

    @Test("The interval changes in steps and the token follows it")
    func interval() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.character("-"))
            #expect(dashboard.row(0).hasSuffix("live 5 s"))
            let before = dashboard.store.control.count(of: .changeToken)
            await dashboard.pass(seconds: 10)
            #expect(dashboard.store.control.count(of: .changeToken) == before + 2)
            await dashboard.press(.character("+"), .character("+"), .character("+"), .character("+"))
            #expect(dashboard.row(0).hasSuffix("live 0.5 s"))
        }
    }

    @Test("A query that took long rests twenty times as long")
    func slowQueryRests() async throws {
        try await DashboardHarness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.topSpenders)
            dashboard.store.change { _ in }
            dashboard.passUnsettled(.seconds(2))
            await control.reached(.topSpenders, count: 2)
            dashboard.passUnsettled(.seconds(3))
            control.release(.topSpenders)
            await dashboard.program.settle()
            for _ in 0..<29 {
                dashboard.store.change { _ in }
                await dashboard.pass(seconds: 2)
            }
            #expect(control.count(of: .topSpenders) == 2)
            #expect(dashboard.row(1).contains("direct, exact 1 min ago ─┐"))
            await dashboard.pass(seconds: 4)
            #expect(control.count(of: .topSpenders) == 3)
        }
    }
}
