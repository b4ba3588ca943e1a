@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct DialogTests {
    @Test("Enter shows a spender's orders from main and archive, Tab their views")
    func userDialog() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("email  maria.s@example.com"))
            #expect(dashboard.text.contains("read from main, archive"))
            #expect(dashboard.text.contains("Orders 33"))
            await dashboard.press(.character("G"))
            #expect(dashboard.text.contains("archive   200.00"))
            await dashboard.press(.tab)
            #expect(dashboard.text.contains("13 s ago  Walnut desk"))
            await dashboard.press(.escape)
            #expect(!dashboard.text.contains("email  maria.s"))
        }
    }

    @Test("The route of a user's orders can be changed")
    func route() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.enter, .character("a"))
            #expect(dashboard.text.contains("read from main ─"))
            await dashboard.press(.character("a"))
            #expect(dashboard.text.contains("read from archive ─"))
            #expect(dashboard.text.contains("Orders 3 "))
            #expect(dashboard.store.control.arguments(of: .orders) == ["auto", "main", "archive"])
        }
    }

    @Test("The help lists every key and narrows down as one types")
    func help() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("?")
            #expect(dashboard.text.contains("Show the selected user's views and orders."))
            await dashboard.type("clipboard")
            #expect(dashboard.text.contains("Copy the marked rows or the selected one to the clipboard."))
            #expect(!dashboard.text.contains("Give the pane the whole screen"))
        }
    }

    @Test("The palette finds a command by some letters of its name and runs it")
    func palette() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type(":zom")
            #expect(dashboard.text.contains("zoom: give the pane the whole screen"))
            await dashboard.press(.enter)
            #expect(dashboard.row(1).contains("1 Top spenders  2 Recent views"))
        }
    }

    @Test("A command of another pane gives that pane the focus first")
    func paletteFocuses() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.character("2"))
            await dashboard.type(":whole plan")
            await dashboard.press(.enter)
            await dashboard.press(.escape, .character("z"))
            #expect(dashboard.row(2).hasPrefix("┌─3 Indexes and plan"))
        }
    }

    @Test("y copies the row, e asks for the form and writes a file, both say so")
    func copyAndExport() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("y")
            #expect(
                dashboard.terminal.script.clipboard == ["1\t1\tmaria.s\tmaria.s@example.com\t29\t15095.95"])
            #expect(dashboard.row(39).contains("✓ Copied the row to the clipboard."))
            await dashboard.type("2e")
            await dashboard.press(.enter)
            #expect(dashboard.row(39).contains("✓ Wrote 6 rows to /home/ana/recent-views.csv."))
            let export = try #require(dashboard.exports.values.first)
            #expect(
                export.text.hasPrefix(
                    "product_id,name,price,viewed_at\r\n2,Walnut desk,489.00,2026-11-22T12:30:54.000Z\r\n"))
            await dashboard.pass(seconds: 7)
            #expect(dashboard.row(39).contains("? help"))
        }
    }

    @Test("A key that can't be used now says why")
    func refused() async throws {
        try await DashboardHarness(store: InMemoryStore()).run { dashboard in
            await dashboard.press(.enter)
            #expect(
                dashboard.row(39).contains("○ No user is selected yet; the arrows select one, / finds one."))
        }
    }

    @Test("The mouse is switched at run time, Ctrl-Z suspends")
    func mouseAndSuspend() async throws {
        try await DashboardHarness().run { dashboard in
            #expect(dashboard.terminal.script.isMouseEnabled)
            await dashboard.press(.character("m"), .control("z"))
            #expect(!dashboard.terminal.script.isMouseEnabled)
            #expect(dashboard.terminal.script.suspendCount == 1)
        }
    }
}
