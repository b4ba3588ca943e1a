import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// The log: this session and the journal, by time.
@Suite(.timeLimit(.minutes(5)))
struct LogTests {
    private static func line(_ text: String, secondsAgo: Int64) -> JobLogEntry {
        JobLogEntry(at: DashboardHarness.start.adding(seconds: -secondsAgo), text: text)
    }

    private func shop() -> InMemoryStore {
        let store = InMemoryStore(.shop(asOf: DashboardHarness.start))
        store.change { contents in
            contents.jobs = [.move(7, state: .failed, process: nil)]
            contents.jobLog[JobID(7)] = [
                Self.line("entered by process 99 on there", secondsAgo: 60),
                Self.line("failed: The disk is full: free some space.", secondsAgo: 30),
            ]
        }
        return store
    }

    private func log(_ dashboard: DashboardHarness) -> [String] {
        dashboard.text(inDialog: "What happened").split(separator: "\n").map(String.init)
    }

    @Test("What other processes wrote in the journal stands among this session's own lines, the newest last")
    func merged() async throws {
        try await DashboardHarness(store: shop(), size: Size(columns: 100, rows: 30)).run { dashboard in
            dashboard.store.control.fail(.recentViews, with: StateTests.busy)
            dashboard.store.change { _ in }
            await dashboard.pass(seconds: 2)
            await dashboard.type("L")
            let lines = log(dashboard)
            #expect(lines[0].hasSuffix(" follows the end ─┐"))
            #expect(lines[1].contains("3 entries"))
            #expect(
                lines[2].contains(
                    "12:30:07 · job 7, archive orders before 2024-11-22: entered by process 99 on there"))
            #expect(lines[3].contains("12:30:37 ✗ job 7, archive orders before 2024-11-22: failed: The disk"))
            #expect(lines[4].contains("12:31:09 ✗ Another program holds the lock"))
        }
    }

    @Test("It follows the end, until one goes up; G follows again")
    func follows() async throws {
        let store = shop()
        let harness = DashboardHarness(store: store, size: Size(columns: 80, rows: 24), glyphs: .ascii)
        try await harness.run { dashboard in
            await dashboard.type("L")
            await dashboard.press(.up)
            #expect(log(dashboard)[0].contains("held, G follows the end"))
            store.change { contents in
                contents.jobLog[JobID(7)]?.append(Self.line("taken by process 3 on there", secondsAgo: 0))
            }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.text.contains("taken by process 3"))
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("entered by process 99 on there"))
            await dashboard.press(.escape)
            await dashboard.type("G")
            #expect(log(dashboard)[0].contains("follows the end"))
            #expect(!log(dashboard)[0].contains("held"))
            await dashboard.press(.enter)
            #expect(dashboard.text(inDialog: "2026").contains("taken by process 3 on there"))
        }
    }

    @Test("/ narrows it down as one types, Enter keeps that, y copies the selected entry")
    func filtered() async throws {
        try await DashboardHarness(store: shop()).run { dashboard in
            await dashboard.type("L/disk")
            #expect(log(dashboard)[1].contains("filter disk"))
            #expect(log(dashboard)[1].contains("1 of 2"))
            #expect(!dashboard.text.contains("entered by process 99"))
            await dashboard.press(.enter)
            await dashboard.type("y")
            #expect(dashboard.row(39).contains("Copied the entry to the clipboard."))
            let copied = try #require(dashboard.terminal.script.clipboard.first)
            #expect(
                copied == "2026-11-22T12:30:37.000Z\tjob 7, archive orders before 2024-11-22: "
                    + "failed: The disk is full: free some space.")
            await dashboard.type("/")
            await dashboard.press(.escape)
            #expect(log(dashboard)[1].contains("2 entries"))
        }
    }

    @Test("A failure's cause is in the whole entry")
    func cause() async throws {
        try await DashboardHarness().run { dashboard in
            dashboard.store.control.fail(.recentViews, with: StateTests.busy)
            dashboard.store.change { _ in }
            await dashboard.pass(seconds: 2)
            await dashboard.type("L")
            await dashboard.press(.enter)
            expectText(
                dashboard.text(inDialog: "2026-11-22 12:31:09 UTC"),
                """
                ┌─2026-11-22 12:31:09 UTC ──────────────────────────┐
                │ ✗ Another program holds the lock; waiting for it. │
                │                                                   │
                │ Cause                                             │
                │ recent views: busy: SQLITE_BUSY (5)               │
                └───────────────────────────────────────────────────┘
                """)
        }
    }
}
