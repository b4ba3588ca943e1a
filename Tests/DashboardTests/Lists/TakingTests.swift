import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// Copying and exporting.
@Suite(.timeLimit(.minutes(5)))
struct TakingTests {
    @Test("The export asks for form and rows, and shows the file")
    func dialog() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("2fdesk")
            await dashboard.press(.enter)
            await dashboard.type("e")
            expectText(
                dashboard.text(inDialog: "Export to a file"),
                """
                ┌─Export to a file ────────────────────────────────────────────────────────┐
                │ format  rows                                                             │
                │ CSV     filtered: 2 of 6                                                 │
                │ JSON    filtered: 2 of 6                                                 │
                │ CSV     all rows: 6                                                      │
                │ JSON    all rows: 6                                                      │
                │                                                                          │
                │ file  /home/ana/recent-views.csv                                         │
                │                                                                          │
                └──────────────────────────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("JSON is exactly what the command line prints for the same rows")
    func json() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("2ej")
            #expect(dashboard.text.contains("file  /home/ana/recent-views.json"))
            await dashboard.press(.enter)
            let export = try #require(dashboard.exports.values.first)
            #expect(export.name == "recent-views.json")
            let views = try await dashboard.store.recentViews(of: User.ID(.integer(1)), limit: 50)
            #expect(export.text == OutputDocument(views).json.text + "\n")
            #expect(
                export.text.hasPrefix(
                    """
                    [
                      {"product_id": 2, "name": "Walnut desk", "price": 489.00, "viewed_at": "2026-11-22T12:30:54.000Z"},

                    """))
        }
    }

    @Test("The report as JSON keeps its members and each row its rank, whatever is marked")
    func markedReport() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("jMej")
            await dashboard.press(.enter)
            #expect(dashboard.row(39).contains("✓ Wrote 1 row to /home/ana/top-spenders.json."))
            let text = try #require(dashboard.exports.values.first?.text)
            #expect(text.contains("\"window_seconds\": 2592000"))
            #expect(text.contains("{\"rank\": 2, \"user_id\": 2, \"username\": \"jürgen\""))
            #expect(text.contains("\"total_spent\": 7358.25}"))
            #expect(!text.contains("maria.s"))
        }
    }

    @Test("An export holds all rows, not only those there is room for")
    func everything() async throws {
        try await DashboardHarness(size: Size(columns: 40, rows: 12)).run { dashboard in
            await dashboard.type("e")
            await dashboard.press(.enter)
            let lines = dashboard.exports.values.first?.text.split(separator: "\r\n")
            #expect(lines?.count == 11)
        }
    }

    @Test("Y offers the row in two forms and each of its values")
    func copyWhat() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("Y")
            expectText(
                dashboard.text(inDialog: "Copy"),
                """
                ┌─Copy ────────────────────────────────────────────────────────────────────┐
                │ copy             text                                                    │
                │ the row          1 1 maria.s maria.s@example.com 29 15095.95             │
                │ the row as JSON  { "rank": 1, "user_id": 1, "username": "maria.s", "ema… │
                │ rank             1                                                       │
                │ user_id          1                                                       │
                │ username         maria.s                                                 │
                │ email            maria.s@example.com                                     │
                │ total_orders     29                                                      │
                │ total_spent      15095.95                                                │
                └──────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.down, .down, .down, .down, .down, .enter)
            #expect(dashboard.terminal.script.clipboard == ["maria.s@example.com"])
            #expect(dashboard.row(39).contains("✓ Copied email to the clipboard."))
        }
    }

    @Test("The statements of an index and of the shown plan can be copied")
    func statements() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("3YG")
            #expect(dashboard.text.contains("definition"))
            await dashboard.press(.enter)
            let text = try #require(dashboard.terminal.script.clipboard.first)
            #expect(text.hasPrefix("SELECT"))
        }
    }

    @Test("y copies the definition of an index that is open, and the statement of a plan")
    func openStatements() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.type("3")
            await dashboard.press(.enter)
            await dashboard.type("y")
            #expect(
                dashboard.terminal.script.clipboard == [
                    "CREATE INDEX orders_user ON orders (user_id, created_at)"
                ])
            await dashboard.press(.escape)
            await dashboard.type("w")
            await dashboard.type("y")
            #expect(dashboard.terminal.script.clipboard.last?.hasPrefix("SELECT") == true)
            #expect(dashboard.row(39).contains("✓ Copied the statement to the clipboard."))
        }
    }

    @Test("At 80×24 the export has its window and its keys")
    func medium() async throws {
        try await DashboardHarness(size: Size(columns: 80, rows: 24)).run { dashboard in
            await dashboard.type("Me")
            expectRows(
                dashboard.terminal.screen, rows: 6..<16,
                """
                ┌─Export to a file ────────────────────────────────────────────────────────────┐
                │ format  rows                                                                 │
                │ CSV     marked: 1                                                            │
                │ JSON    marked: 1                                                            │
                │ CSV     all rows: 10                                                         │
                │ JSON    all rows: 10                                                         │
                │                                                                              │
                │ file  /home/ana/top-spenders.csv                                             │
                │                                                                              │
                └──────────────────────────────────────────────────────────────────────────────┘
                """)
            #expect(dashboard.row(23) == " ⏎ write  ? help  Esc close")
        }
    }

    @Test("No sequence of a hostile name reaches the clipboard; in JSON and in files the data is exact")
    func hostile() async throws {
        let harness = DashboardHarness()
        harness.store.change { contents in
            contents.users[0] = User(
                id: contents.users[0].id, username: "a\u{1B}]52;c;eA==\u{7}\tb\n\u{202E}c", email: "@SUM(A1)")
        }
        try await harness.run { dashboard in
            await dashboard.type("y")
            #expect(
                dashboard.terminal.script.clipboard == [
                    "1\t1\ta·]52;c;eA==· b ·c\t@SUM(A1)\t29\t15095.95"
                ])
            await dashboard.type("Yj")
            await dashboard.press(.enter)
            #expect(
                dashboard.terminal.script.clipboard.last?.contains(
                    #""username": "a\u001b]52;c;eA==\u0007\tb\n\u202ec""#) == true)
            await dashboard.type("e")
            await dashboard.press(.enter)
            #expect(
                dashboard.exports.values.first?.text.contains(
                    "\"a\u{1B}]52;c;eA==\u{7}\tb\n\u{202E}c\",@SUM(A1),29") == true)
        }
    }

    @Test("What is more than terminals take is refused, not cut")
    func tooMuch() {
        let text = CopiedText(name: "the row", text: String(repeating: "é", count: 40_000))
        #expect(text.refusal == "80 kB are more than terminals take (75 kB); e writes a file.")
        #expect(CopiedText(name: "the row", text: String(repeating: "e", count: 74_994)).refusal == nil)
    }
}
