import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// What can be clicked besides rows and titles.
@Suite(.timeLimit(.minutes(5)))
struct MouseTests {
    @Test("A key in the footer can be clicked", arguments: [Glyphs.unicode, .ascii])
    func footer(glyphs: Glyphs) async throws {
        try await DashboardHarness(glyphs: glyphs).run { dashboard in
            let column = try #require(dashboard.column(of: "/ find", inRow: 39))
            await dashboard.click(column: column + 3, row: 39)
            #expect(dashboard.text.contains("Find a user"))
            let close = try #require(dashboard.column(of: "Esc close", inRow: 39))
            await dashboard.click(column: close - 1, row: 39)
            #expect(dashboard.text.contains("Find a user"))
            await dashboard.click(column: close, row: 39)
            #expect(!dashboard.text.contains("Find a user"))
        }
    }

    @Test("A click on a button of a question presses it, a click beside it does nothing")
    func buttons() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("b")
            let row = try #require((0..<40).first { dashboard.row($0).contains("[>Cancel<]") })
            let start = try #require(dashboard.column(of: "[ Start ]", inRow: row))
            await dashboard.click(column: start - 1, row: row)
            #expect(dashboard.text.contains("[>Cancel<]"))
            await dashboard.click(column: start, row: row)
            #expect(!dashboard.text.contains("[>Cancel<]"))
            #expect(dashboard.store.snapshot.indexes.contains { $0.name == "orders_report" })
        }
    }

    @Test("The tabs of a user's dialog can be clicked, and a double click on an order opens it")
    func userDialog() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.enter)
            let row = try #require((0..<40).first { dashboard.row($0).contains("Orders 33") })
            let views = try #require(dashboard.column(of: "Recent views 6", inRow: row))
            await dashboard.click(column: views, row: row)
            #expect(dashboard.text.contains("13 s ago  Walnut desk"))
            await dashboard.click(column: views - 8, row: row)
            await dashboard.click(column: views, row: row + 3, .doubleClick)
            #expect(dashboard.text.contains("─Order 2 ─"))
        }
    }
}

extension DashboardHarness {
    /// The column where a text begins in a row.
    func column(of text: String, inRow row: Int) -> Int? {
        let screen = terminal.screen
        return (0..<screen.size.columns).first { start in
            (start..<screen.size.columns).map { screen[$0, row].text }.joined().hasPrefix(text)
        }
    }
}
