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

    /// The place where a text begins.
    private func place(of text: String, on dashboard: DashboardHarness) throws -> Point {
        let found = (0..<40).compactMap { row in
            dashboard.column(of: text, inRow: row).map { Point(column: $0, row: row) }
        }
        return try #require(found.first, "no \(text) in \(dashboard.text)")
    }

    @Test("In the palette a click selects a command and a double click runs it")
    func palette() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type(":o")
            let place = try place(of: "zoom: ", on: dashboard)
            await dashboard.click(column: place.column, row: place.row)
            #expect(dashboard.terminal.screen[place.column, place.row].style.role == .selection)
            #expect(dashboard.text.contains("Commands"))
            await dashboard.click(column: place.column, row: place.row, .doubleClick)
            #expect(!dashboard.text.contains("Commands"))
            #expect(dashboard.row(1).hasPrefix(" 1 Top spenders"))
        }
    }

    @Test("A double click on one of several choices takes it, one beside them takes none")
    func choices() async throws {
        var contents = StoreContents.shop(asOf: DashboardHarness.start)
        contents.totals = KeptTotals(condition: .broken(reason: "A trigger is gone."))
        try await DashboardHarness(store: InMemoryStore(contents)).run { dashboard in
            await dashboard.type("1t")
            let place = try place(of: "remove", on: dashboard)
            await dashboard.click(column: place.column, row: place.row + 1, .doubleClick)
            #expect(dashboard.text.contains("Live totals are broken"))
            await dashboard.click(column: place.column, row: place.row, .doubleClick)
            #expect(dashboard.text(inDialog: "remove").contains("[>Cancel<]"))
        }
    }

    @Test("Advice, too: a double click on a candidate asks whether to build it")
    func advice() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("3A")
            await dashboard.press(.enter)
            let place = try place(of: "1  orders_report", on: dashboard)
            await dashboard.click(column: place.column, row: place.row - 1, .doubleClick)
            #expect(dashboard.text.contains("Advice, measured"))
            await dashboard.click(column: place.column, row: place.row, .doubleClick)
            #expect(dashboard.text(inDialog: "build index").contains("orders_report"))
        }
    }

    @Test("Choices, fields and buttons of the question what to restore can be clicked")
    func restore() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("4R")
            let field = try place(of: "first  ", on: dashboard)
            await dashboard.click(column: field.column + 8, row: field.row)
            await dashboard.type("wrong")
            #expect(dashboard.text.contains("● Some months"))
            let proceed = try place(of: "[ Look at the plan ]", on: dashboard)
            await dashboard.click(column: proceed.column, row: proceed.row)
            #expect(dashboard.text.contains("✗ "))
            let all = try place(of: "○ Everything", on: dashboard)
            await dashboard.click(column: all.column, row: all.row)
            #expect(dashboard.text.contains("● Everything"))
            let cancel = try place(of: "[ Cancel ]", on: dashboard)
            await dashboard.click(column: cancel.column - 1, row: cancel.row)
            #expect(dashboard.text.contains("Restore from the archive"))
            await dashboard.click(column: cancel.column + 9, row: cancel.row)
            #expect(!dashboard.text.contains("Restore from the archive"))
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
