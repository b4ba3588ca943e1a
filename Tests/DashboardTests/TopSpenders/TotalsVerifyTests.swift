import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// Live totals compared with the orders, and what comes of it.
@Suite(.timeLimit(.minutes(5)))
struct TotalsVerifyTests {
    @Test("v compares every user, and the result stays for a minute")
    func verify() async throws {
        try await TotalsJobTests.harness { $0.keepTotals() }.run { dashboard in
            let control = dashboard.store.control
            control.hold(.verifyTotals)
            await dashboard.type("v")
            dashboard.terminal.send(.key(.tab))
            dashboard.terminal.send(.key(.enter))
            await control.reached(.verifyTotals, count: 1)
            dashboard.passUnsettled(.seconds(3))
            await dashboard.terminal.shows("verifying the live totals   for 0:03   x cancels")
            dashboard.terminal.send(.key(.character("p")))
            await dashboard.terminal.shows("can't pause")
            control.release(.verifyTotals)
            await dashboard.program.settle()
            expectText(
                dashboard.spendersPane,
                """
                ┌─1 Top spenders ─ last 30 days ────────── live, exact, 21 µs ─┐
                │  #  user         email             orders      spent         │
                │  1  maria.s      maria.s@example…      29  15,095.95  ██████ │
                │  2  jürgen       jrgen@example.c…      15   7,358.25  ██▉    │
                │  3  陳大文       user3@example.c…      10   4,598.65  █▊     │
                │  4  נועה         user4@example.c…       8   3,444.40  █▎     │
                │  5  o'brien      obrien@example.…       6   2,390.97  ▉      │
                │  6  zoë          zo@example.com         5   1,839.05  ▋      │
                │  7  ivan         ivan@example.com       5   1,702.75  ▋      │
                │  8  fatima       fatima@example.…       4   1,231.24  ▍      │
                │  9  lars         lars@example.com       4   1,119.46  ▍      │
                │ 10  chidi        chidi@example.c…       3     735.21  ▎      │
                │ ✓ 11 users compared with the direct report, no difference    │
                ├─ spend per day, maria.s ─────────────────────────────────────┤
                │  █████████▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▆▆▆▆               total 15,095.95 │
                │  █████████████████████████████               max      539.73 │
                │  █████████████████████████████               avg      486.96 │
                │ 10-23  10-30  11-06  11-13  11-20                            │
                └──────────────────────────────────────────────────────────────┘
                """)
            await dashboard.pass(seconds: 57)
            #expect(dashboard.spendersPane.contains("no difference"))
            await dashboard.pass(seconds: 3)
            #expect(!dashboard.spendersPane.contains("no difference"))
        }
    }

    @Test("What happens after a verification takes the place of its result")
    func overtaken() async throws {
        try await TotalsJobTests.harness { $0.keepTotals() }.run { dashboard in
            await dashboard.type("v")
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.spendersPane.contains("no difference"))
            dashboard.store.change { $0.totals?.condition = .doubtful(reason: "A trigger came back.") }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.spendersPane.contains("○ A trigger came back."))
            #expect(!dashboard.spendersPane.contains("no difference"))
        }
    }

    @Test("A difference names its users, and the report is direct from then on")
    func difference() async throws {
        let harness = TotalsJobTests.harness { contents in
            contents.keepTotals()
            contents.totals?.drift = [User.ID(.integer(2)): 100, User.ID(.integer(5)): -1]
        }
        try await harness.run { dashboard in
            #expect(dashboard.row(4).contains("7,359.25"))
            await dashboard.type("v")
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            expectText(
                dashboard.spendersPane,
                """
                ┌─1 Top spenders ─ last 30 days ─────── direct, exact, 148 ms ─┐
                │  #  user         email             orders      spent         │
                │  1  maria.s      maria.s@example…      29  15,095.95  ██████ │
                │  2  jürgen       jrgen@example.c…      15   7,358.25  ██▉    │
                │  3  陳大文       user3@example.c…      10   4,598.65  █▊     │
                │  4  נועה         user4@example.c…       8   3,444.40  █▎     │
                │  5  o'brien      obrien@example.…       6   2,390.97  ▉      │
                │  6  zoë          zo@example.com         5   1,839.05  ▋      │
                │  7  ivan         ivan@example.com       5   1,702.75  ▋      │
                │  8  fatima       fatima@example.…       4   1,231.24  ▍      │
                │  9  lars         lars@example.com       4   1,119.46  ▍      │
                │ 10  chidi        chidi@example.c…       3     735.21  ▎      │
                │ ✗ The live totals differ from the direct report (2 users     │
                │ differ: jürgen, o'brien): `ordertop totals enable` builds    │
                │ them anew.                                                   │
                ├─ spend per day, maria.s ─────────────────────────────────────┤
                │  █████████████████████████▇▇▇▇               total 15,095.95 │
                │ 10-23  10-30  11-06  11-13  11-20            max      539.73 │
                └──────────────────────────────────────────────────────────────┘
                """)
            await dashboard.type("t")
            expectText(
                dashboard.text(inDialog: "Live totals are broken"),
                """
                ┌─Live totals are broken ──────────────────────────────────────────────────┐
                │ do                             for                                       │
                │ build anew                     counts every order again, from the start  │
                │ remove                         leaves no trace; the report is direct     │
                └──────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.enter)
            #expect(dashboard.text(inDialog: "build the live totals").contains("[>Cancel<]"))
        }
    }

    @Test("A verification that has nothing to compare says why in the pane")
    func broken() async throws {
        let harness = TotalsJobTests.harness { contents in
            contents.totals = KeptTotals(
                condition: .broken(reason: "A trigger of the live totals is missing."))
        }
        try await harness.run { dashboard in
            await dashboard.type("v")
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.spendersPane.contains("✗ A trigger of the live totals is missing."))
        }
    }

    @Test("x cancels a verification at once, down to the engine")
    func cancelVerification() async throws {
        try await TotalsJobTests.harness { $0.keepTotals() }.run { dashboard in
            let control = dashboard.store.control
            control.hold(.verifyTotals)
            await dashboard.type("v")
            dashboard.terminal.send(.key(.tab))
            dashboard.terminal.send(.key(.enter))
            await control.reached(.verifyTotals, count: 1)
            await dashboard.terminal.shows("verifying the live totals")
            await dashboard.press(.character("x"))
            #expect(control.cancelledCount(of: .verifyTotals) == 1)
            await dashboard.pass(seconds: 4)
            #expect(dashboard.store.snapshot.jobs.map(\.state) == [.cancelled])
            #expect(!dashboard.spendersPane.contains("verifying"))
        }
    }

    @Test("Doubtful totals can be verified first, which makes them trusted again")
    func doubtful() async throws {
        let harness = TotalsJobTests.harness { contents in
            contents.keepTotals()
            contents.totals?.condition = .doubtful(reason: "The database was copied.")
        }
        try await harness.run { dashboard in
            await dashboard.type("t")
            expectText(
                dashboard.text(inDialog: "Live totals are doubtful"),
                """
                ┌─Live totals are doubtful ────────────────────────────────────────────────┐
                │ do                             for                                       │
                │ verify                         they are trusted again if no user differs │
                │ build anew                     counts every order again, from the start  │
                │ remove                         leaves no trace; the report is direct     │
                └──────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.enter)
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.row(1).contains("── live, exact, 21 µs ─┐"))
            #expect(dashboard.spendersPane.contains("✓ 11 users compared with the direct report"))
        }
    }
}
