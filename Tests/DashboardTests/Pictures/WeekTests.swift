import OrdersCore
import TerminalUI
import TestSupport
import Testing

@testable import Dashboard

/// When people order: the heat map of weekdays and hours.
@Suite(.timeLimit(.minutes(5)))
struct WeekTests {
    /// Orders of the last days: more at noon and at the weekend, none at night.
    private static func shop() -> InMemoryStore {
        var contents = StoreContents.shop(asOf: DashboardHarness.start)
        contents.orders = []
        for hours in 0..<(28 * 24) {
            let at = DashboardHarness.start.adding(seconds: -Int64(hours) * 3_600 - 60)
            let hour = HourOfWeek(at)
            let isWeekend = hour.weekday == .saturday || hour.weekday == .sunday
            let many = max(0, 8 - abs(hour.hour - 14)) * (isWeekend ? 3 : 2)
            for _ in 0..<many {
                contents.orders.append(
                    StoreContents.order(contents.orders.count + 1, of: 1, cents: 100, at: at))
            }
        }
        return InMemoryStore(contents)
    }

    @Test("W shows the orders of four weeks by weekday and hour, with all sums and what each shade means")
    func dialog() async throws {
        try await DashboardHarness(store: Self.shop(), size: Size(columns: 80, rows: 24)).run { dashboard in
            #expect(dashboard.store.control.count(of: .ordersByHour) == 0)
            await dashboard.type("W")
            expectText(
                dashboard.text(inDialog: "Orders by weekday"),
                """
                ┌─Orders by weekday and hour ──────────────────────────────────────────────────┐
                │ UTC 00    03    06    09    12    15    18    21          orders             │
                │ Mon               ░░░░░░▒▒▒▒▒▒▓▓▓▓▓▓▒▒▒▒▒▒░░░░░░             512             │
                │ Tue               ░░░░░░▒▒▒▒▒▒▓▓▓▓▓▓▒▒▒▒▒▒░░░░░░             512             │
                │ Wed               ░░░░░░▒▒▒▒▒▒▓▓▓▓▓▓▒▒▒▒▒▒░░░░░░             512             │
                │ Thu               ░░░░░░▒▒▒▒▒▒▓▓▓▓▓▓▒▒▒▒▒▒░░░░░░             512             │
                │ Fri               ░░░░░░▒▒▒▒▒▒▓▓▓▓▓▓▒▒▒▒▒▒░░░░░░             512             │
                │ Sat               ░░░░▒▒▒▒▓▓▓▓██████▓▓▓▓▒▒▒▒░░░░             768             │
                │ Sun               ░░░░▒▒▒▒▓▓▓▓██████▓▓▓▓▒▒▒▒░░░░             768             │
                │                                                                              │
                │ blank none   ░░ 1 to 24   ▒▒ 25 to 48   ▓▓ 49 to 72   ██ 73 to 96            │
                │                                                                              │
                │ Most orders came on Saturdays from 14:00 to 15:00: 96 of 4,096, and as many  │
                │ in 1 other hour.                                                             │
                │ Completed orders in main, four weeks to 2026-11-22 12:31:07 UTC.             │
                │                                                                              │
                │ Orders by hour of the day, UTC                                               │
                │ 00   0  01   0  02   0  03   0  04   0  05   0  06   0  07  64               │
                │ 08 128  09 192  10 256  11 320  12 384  13 448  14 512  15 448               │
                │ 16 384  17 320  18 256  19 192  20 128  21  64  22   0  23   0               │
                └──────────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.pass(seconds: 30)
            #expect(dashboard.store.control.count(of: .ordersByHour) == 1)
            await dashboard.type("r")
            #expect(dashboard.store.control.count(of: .ordersByHour) == 2)
        }
    }

    @Test("In ASCII and without colour it says the same")
    func ascii() async throws {
        let harness = DashboardHarness(
            store: Self.shop(), size: Size(columns: 80, rows: 24), glyphs: .ascii)
        try await harness.run { dashboard in
            await dashboard.type("W")
            expectText(
                dashboard.text(inDialog: "Orders by weekday"), rows: 0..<15,
                """
                +-Orders by weekday and hour --------------------------------------------------+
                | UTC 00    03    06    09    12    15    18    21          orders             |
                | Mon               ......::::::%%%%%%::::::......             512             |
                | Tue               ......::::::%%%%%%::::::......             512             |
                | Wed               ......::::::%%%%%%::::::......             512             |
                | Thu               ......::::::%%%%%%::::::......             512             |
                | Fri               ......::::::%%%%%%::::::......             512             |
                | Sat               ....::::%%%%######%%%%::::....             768             |
                | Sun               ....::::%%%%######%%%%::::....             768             |
                |                                                                              |
                | blank none   .. 1 to 24   :: 25 to 48   %% 49 to 72   ## 73 to 96            |
                |                                                                              |
                | Most orders came on Saturdays from 14:00 to 15:00: 96 of 4,096, and as many  |
                | in 1 other hour.                                                             |
                | Completed orders in main, four weeks to 2026-11-22 12:31:07 UTC.             |
                """)
            #expect(dashboard.text.utf8.allSatisfy { $0 < 0x80 })
        }
    }

    @Test("At 40×12 the week fits, and the rest is scrolled to")
    func narrow() async throws {
        let harness = DashboardHarness(store: Self.shop(), size: Size(columns: 40, rows: 12))
        try await harness.run { dashboard in
            await dashboard.type("W")
            expectRows(
                dashboard.terminal.screen,
                """
                ┌─Orders by weekday and hour ──────────┐
                │    00 03 06 09 12 15 18 21  orders ┃ │
                │ Mo        ░░░▒▒▒▓▓▓▒▒▒░░░      512 ┃ │
                │ Tu        ░░░▒▒▒▓▓▓▒▒▒░░░      512 ┃ │
                │ We        ░░░▒▒▒▓▓▓▒▒▒░░░      512 │ │
                │ Th        ░░░▒▒▒▓▓▓▒▒▒░░░      512 │ │
                │ Fr        ░░░▒▒▒▓▓▓▒▒▒░░░      512 │ │
                │ Sa        ░░▒▒▓▓███▓▓▒▒░░      768 │ │
                │ Su        ░░▒▒▓▓███▓▓▒▒░░      768 │ │
                │                                    │ │
                └──────────────────────────────────────┘
                 ↑↓ scroll  ? help  Esc close
                """)
            await dashboard.type("G")
            expectRows(
                dashboard.terminal.screen,
                """
                ┌─Orders by weekday and hour ──────────┐
                │ weeks to 2026-11-22 12:31:07 UTC.  │ │
                │                                    │ │
                │ Orders by hour of the day, UTC     │ │
                │ 00   0  01   0  02   0  03   0     │ │
                │ 04   0  05   0  06   0  07  64     │ │
                │ 08 128  09 192  10 256  11 320     │ │
                │ 12 384  13 448  14 512  15 448     ┃ │
                │ 16 384  17 320  18 256  19 192     ┃ │
                │ 20 128  21  64  22   0  23   0     ┃ │
                └──────────────────────────────────────┘
                 ↑↓ scroll  ? help  Esc close
                """)
        }
    }

    @Test("It is taken as rows of weekday, hour and orders")
    func taken() async throws {
        try await DashboardHarness(store: Self.shop()).run { dashboard in
            await dashboard.type("W")
            await dashboard.type("y")
            let lines = dashboard.terminal.script.clipboard.first?.split(separator: "\n") ?? []
            #expect(lines.count == 168)
            #expect(lines.first == "Monday\t0\t0")
            #expect(lines.contains("Sunday\t14\t96"))
            await dashboard.type("e")
            await dashboard.press(.enter)
            let text = dashboard.exports.values.first?.text ?? ""
            #expect(text.hasPrefix("weekday,hour,orders\r\nMonday,0,0\r\n"))
            #expect(dashboard.exports.values.first?.name == "orders-by-hour.csv")
        }
    }

    @Test("A shop without orders says so")
    func empty() async throws {
        try await DashboardHarness(store: InMemoryStore(StoreContents())).run { dashboard in
            await dashboard.type("W")
            #expect(dashboard.text.contains("No orders were completed in these four weeks."))
        }
    }

    @Test("While it is being counted everything answers, and closing it stops the database's work")
    func hangs() async throws {
        try await DashboardHarness(store: Self.shop()).run { dashboard in
            let control = dashboard.store.control
            control.hold(.ordersByHour)
            dashboard.terminal.send(.key(.character("W")))
            await dashboard.terminal.shows("Counting the completed orders of four weeks.")
            dashboard.terminal.send(.key(.escape))
            await dashboard.program.settle()
            #expect(control.cancelledCount(of: .ordersByHour) == 1)
            #expect(!dashboard.text.contains("Counting"))
        }
    }

    @Test("What goes wrong is said, and r asks again")
    func failure() async throws {
        try await DashboardHarness(store: Self.shop()).run { dashboard in
            let control = dashboard.store.control
            control.fail(.ordersByHour, with: OrdersError(.busy, "The database is busy."))
            await dashboard.type("W")
            #expect(dashboard.text.contains("✗ The database is busy."))
            control.fail(.ordersByHour, with: nil)
            await dashboard.type("r")
            #expect(dashboard.text.contains("Most orders came on "))
        }
    }

    @Test("Shades are equal parts of the greatest count, and a small one leaves some out")
    func shades() {
        let scale = ShadeScale([0, 4, 10], steps: 4)
        #expect((0..<4).map(scale.counts) == [1...2, 3...5, 6...7, 8...10])
        #expect([0, 1, 2, 3, 7, 8, 10].map(scale.shade) == [nil, 0, 0, 1, 2, 3, 3])
        let one = ShadeScale([0, 1], steps: 4)
        #expect((0..<4).map(one.counts) == [nil, nil, nil, 1...1])
        #expect(one.shade(of: 1) == 3)
        #expect(ShadeScale([0, 0], steps: 4).shade(of: 0) == nil)
        #expect(ShadeScale([.max], steps: 4).counts(of: 3)?.upperBound == .max)
    }

    @Test("One hour far above the others leaves them their shades")
    func outlier() {
        let scale = ShadeScale([Int64](repeating: 8, count: 100) + [4, 20, 900], steps: 4)
        #expect((0..<4).map(scale.counts) == [1...6, 7...12, 13...18, 19...900])
        #expect([4, 8, 20, 900].map(scale.shade) == [0, 1, 3, 3])
    }
}
