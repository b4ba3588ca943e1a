import OrdersCore
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct FinderTests {
    @Test("Typing finds users and Enter looks at one everywhere")
    func findsAndSelects() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("/lar")
            await dashboard.pass(seconds: 1)
            #expect(dashboard.text.contains("lars@example.com"))
            #expect(dashboard.text.contains("1 found"))
            await dashboard.press(.enter)
            #expect(!dashboard.text.contains("Find a user"))
            #expect(dashboard.text.contains("2 Recent views ─ lars"))
            #expect(dashboard.selectedRow?.contains("9  lars") == true)
        }
    }

    @Test("Letters typed quickly are searched once, with the last text")
    func debounces() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("/maria")
            #expect(dashboard.store.control.count(of: .users) == 0)
            await dashboard.pass(seconds: 1)
            #expect(dashboard.store.control.arguments(of: .users) == ["maria"])
        }
    }

    @Test("A key that is typed while a search runs cancels it, down to the store")
    func cancelsOlder() async throws {
        try await DashboardHarness().run { dashboard in
            let control = dashboard.store.control
            control.hold(.users)
            await dashboard.type("/q")
            dashboard.passUnsettled(.milliseconds(100))
            await control.reached(.users, count: 1)
            dashboard.terminal.send(.key(.character("z")))
            await dashboard.terminal.shows("qz")
            #expect(control.cancelledCount(of: .users) == 1)
            control.release(.users)
            await dashboard.pass(seconds: 1)
            #expect(control.arguments(of: .users) == ["q", "qz"])
            #expect(dashboard.text.contains("Nobody has this name"))
        }
    }

    @Test("Enter does nothing while the list is still that of an older text")
    func enterWaits() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("/lar")
            await dashboard.pass(seconds: 1)
            await dashboard.type("x")
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("Find a user"))
            await dashboard.pass(seconds: 1)
            #expect(dashboard.text.contains("Nobody has this name"))
        }
    }

    @Test("Pasted text goes into the field, and nowhere when no field is there")
    func paste() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.terminal.send(.paste("q/zz"))
            await dashboard.program.settle()
            #expect(!dashboard.text.contains("Find a user"))
            await dashboard.type("/")
            dashboard.terminal.send(.paste("fatima"))
            await dashboard.program.settle()
            await dashboard.pass(seconds: 1)
            #expect(dashboard.store.control.arguments(of: .users) == ["fatima"])
        }
    }

    @Test("Esc closes the finder and cancels its search")
    func escape() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.store.control.hold(.users)
            await dashboard.type("/m")
            dashboard.passUnsettled(.milliseconds(100))
            await dashboard.store.control.reached(.users, count: 1)
            dashboard.terminal.send(.key(.escape))
            await dashboard.terminal.hides("Find a user")
            await dashboard.program.settle()
            #expect(dashboard.store.control.cancelledCount(of: .users) == 1)
        }
    }

    @Test("The selection stays with its user while the text goes on, and there being more is said")
    func selectionAndMore() async throws {
        let harness = DashboardHarness()
        harness.store.change { contents in
            contents.users += (100..<160).map { StoreContents.user($0, name: "mara\($0)") }
        }
        try await harness.run { dashboard in
            await dashboard.type("/mar")
            await dashboard.pass(seconds: 1)
            #expect(dashboard.text.contains("the first 50 of more"))
            await dashboard.press(.pageDown, .pageDown, .pageDown, .pageDown)
            await dashboard.press(.up, .up, .up, .up)
            await dashboard.type("a14")
            await dashboard.pass(seconds: 1)
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("2 Recent views ─ mara145"))
        }
    }
}
