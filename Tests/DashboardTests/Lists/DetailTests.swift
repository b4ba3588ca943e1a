import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// Details of orders and views.
@Suite(.timeLimit(.minutes(5)))
struct DetailTests {
    @Test("Enter on an order shows all that is known of it")
    func order() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.enter)
            await dashboard.press(.enter)
            expectText(
                dashboard.text(inDialog: "Order"),
                """
                ┌─Order 1 ─────────────────────────────────────┐
                │ order      1                                 │
                │ user       maria.s                           │
                │ user id    1                                 │
                │ total      501.37                            │
                │ status     completed                         │
                │ created    2026-11-21 12:31:07 UTC, 24 h ago │
                │ place      main                              │
                │ archiving  stays: not older than 2 years     │
                └──────────────────────────────────────────────┘
                """)
            await dashboard.type("y")
            #expect(
                dashboard.terminal.script.clipboard == [
                    "1\t1\t501.37\tcompleted\t2026-11-21T12:31:07.000Z\tmain"
                ])
            await dashboard.press(.escape)
            #expect(dashboard.text.contains("Orders 33"))
        }
    }

    @Test("An order that is old enough says what a run would do with it")
    func eligible() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.enter)
            await dashboard.type("a")
            await dashboard.type("G")
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("archiving  older than 2 years: a run would move it"))
        }
    }

    @Test("A flagged order says that its row is still in main's table")
    func flagged() async throws {
        let harness = DashboardHarness()
        harness.store.change { contents in
            let order = contents.orders.first {
                $0.userID == User.ID(.integer(1))
                    && $0.createdAt < DashboardHarness.start.adding(seconds: -80_000_000)
            }
            if let order { contents.flags[order.id] = OrderFlag(createdAt: order.createdAt, jobID: JobID(7)) }
        }
        try await harness.run { dashboard in
            await dashboard.press(.enter)
            await dashboard.type("farchive")
            await dashboard.press(.enter)
            await dashboard.press(.enter)
            #expect(
                dashboard.text.contains(
                    "place    archive: a run has flagged it, and its row is still in main's table"))
        }
    }

    @Test("An order that moves while it is looked at says so, and one that goes, too")
    func moves() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.enter)
            await dashboard.press(.enter)
            dashboard.store.change { contents in
                let moved = contents.orders.removeFirst()
                contents.archived.append(moved)
            }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.text.contains("place    archive"))
            dashboard.store.change { $0.archived = [] }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.text.contains("○ It is no longer there."))
        }
    }

    @Test("Enter on a recent view shows the product and who looked at it")
    func view() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.character("2"))
            await dashboard.press(.enter)
            expectText(
                dashboard.text(inDialog: "View of a product"),
                """
                ┌─View of a product ─────────────────────────────┐
                │ product      Walnut desk                       │
                │ product id   2                                 │
                │ price        489.00                            │
                │ last viewed  2026-11-22 12:30:54 UTC, 13 s ago │
                │ by           maria.s                           │
                │ email        maria.s@example.com               │
                │ user id      1                                 │
                └────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("At 40×12 and in ASCII an order is legible")
    func narrow() async throws {
        try await DashboardHarness(size: Size(columns: 40, rows: 12), glyphs: .ascii).run { dashboard in
            await dashboard.press(.enter)
            await dashboard.press(.enter)
            #expect(dashboard.row(0).hasPrefix("+-Order 1 -"))
            #expect(dashboard.text.contains("| total      501.37"))
            #expect(dashboard.text.contains("| place      main"))
            #expect(dashboard.text.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test("A long history is read page by page, each order once, also those of one instant")
    func pages() async throws {
        let harness = DashboardHarness()
        harness.store.change { contents in
            contents.orders += (0..<450).map { number in
                StoreContents.order(
                    10_000 + number, of: 1, cents: 100,
                    // Two hundred and fifty orders of one instant: more than a page.
                    at: DashboardHarness.start.adding(seconds: number < 250 ? -60 : -Int64(number)))
            }
        }
        try await harness.run { dashboard in
            await dashboard.press(.enter)
            #expect(dashboard.text.contains("Orders newest 200"))
            await dashboard.type("G")
            #expect(dashboard.text.contains("Orders newest 400"))
            await dashboard.type("GG")
            #expect(dashboard.text.contains("Orders 483"))
            await dashboard.type("e")
            #expect(dashboard.text.contains("all rows: 483"))
            await dashboard.press(.enter)
            let lines = dashboard.exports.values.first?.text.split(separator: "\r\n") ?? []
            #expect(lines.count == 484)
            #expect(Set(lines).count == 484)
        }
    }

    @Test("The list of a user's orders is sorted and filtered, and Esc closes it only when no filter is left")
    func arrange() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.enter)
            await dashboard.type("farchive")
            #expect(dashboard.text.contains("─ filter archive_ 3 of 33 ─"))
            await dashboard.press(.enter)
            #expect(dashboard.row(39).contains("Esc clear"))
            await dashboard.press(.escape)
            #expect(dashboard.text.contains("Orders 33"))
            await dashboard.press(.escape)
            #expect(!dashboard.text.contains("Orders 33"))
        }
    }
}
