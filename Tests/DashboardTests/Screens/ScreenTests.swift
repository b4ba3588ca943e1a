import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ScreenTests {
    @Test("At 120×40 the panes stand side by side; the upper two")
    func wide() async throws {
        try await DashboardHarness(size: Size(columns: 120, rows: 40)).run { dashboard in
            expectRows(
                dashboard.terminal.screen, rows: 0..<20,
                """
                 ordertop  shop.sqlite  SQLite 3.40.1  104 orders  21.8 kB                           2026-11-22 12:31:07 UTC   live 2 s
                ┌─1 Top spenders ─ last 30 days ─────── direct, exact, 148 ms ─┐┌─2 Recent views ─ maria.s ────────────────── 6 of 50 ─┐
                │  #  user         email             orders      spent         ││   viewed  product                              price │
                │  1  maria.s      maria.s@example…      29  15,095.95  ██████ ││ 13 s ago  Walnut desk                         489.00 │
                │  2  jürgen       jrgen@example.c…      15   7,358.25  ██▉    ││    2 min  茶壺 (teapot)                        42.00 │
                │  3  陳大文       user3@example.c…      10   4,598.65  █▊     ││      3 h  Standing mat                         55.00 │
                │  4  נועה         user4@example.c…       8   3,444.40  █▎     ││     26 h  Desk lamp                            39.50 │
                │  5  o'brien      obrien@example.…       6   2,390.97  ▉      ││      5 d  Notebook, dotted                      9.90 │
                │  6  zoë          zo@example.com         5   1,839.05  ▋      ││     2 mo  Espresso machine X2                 129.00 │
                │  7  ivan         ivan@example.com       5   1,702.75  ▋      ││                                                      │
                │  8  fatima       fatima@example.…       4   1,231.24  ▍      ││                                                      │
                │  9  lars         lars@example.com       4   1,119.46  ▍      ││                                                      │
                │ 10  chidi        chidi@example.c…       3     735.21  ▎      ││                                                      │
                ├─ spend per day, maria.s ─────────────────────────────────────┤│                                                      │
                │  ███████▇▇▇▇▇▇▇▇▇▇▇▇▆▆▆▆▆▆▆▆▆▆               total 15,095.95 ││                                                      │
                │  █████████████████████████████               max      539.73 ││                                                      │
                │  █████████████████████████████               avg      486.96 ││                                                      │
                │  █████████████████████████████                               ││                                                      │
                │ 10-23  10-30  11-06  11-13  11-20                            ││                                                      │
                └──────────────────────────────────────────────────────────────┘└──────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("At 80×24 the focused pane stands under a line of tabs")
    func medium() async throws {
        try await DashboardHarness(size: Size(columns: 80, rows: 24)).run { dashboard in
            expectRows(
                dashboard.terminal.screen,
                """
                 ordertop  shop.sqlite  104 orders  21.8 kB  2026-11-22 12:31:07 UTC   live 2 s
                 1 Top spenders  2 Recent views  3 Indexes and plan  4 Archive
                ┌─1 Top spenders ─ last 30 days ─────────────────────── direct, exact, 148 ms ─┐
                │  #  user               email                       orders      spent         │
                │  1  maria.s            maria.s@example.com             29  15,095.95  ██████ │
                │  2  jürgen             jrgen@example.com               15   7,358.25  ██▉    │
                │  3  陳大文             user3@example.com               10   4,598.65  █▊     │
                │  4  נועה               user4@example.com                8   3,444.40  █▎     │
                │  5  o'brien            obrien@example.com               6   2,390.97  ▉      │
                │  6  zoë                zo@example.com                   5   1,839.05  ▋      │
                │  7  ivan               ivan@example.com                 5   1,702.75  ▋      │
                │  8  fatima             fatima@example.com               4   1,231.24  ▍      │
                │  9  lars               lars@example.com                 4   1,119.46  ▍      │
                │ 10  chidi              chidi@example.com                3     735.21  ▎      │
                ├─ spend per day, maria.s ─────────────────────────────────────────────────────┤
                │  █████▇▇▇▇▇▇▇▇▆▆▆▆▆▆▆▆▅▅▅▅▅▅▅▅                               total 15,095.95 │
                │  █████████████████████████████                               max      539.73 │
                │  █████████████████████████████                               avg      486.96 │
                │  █████████████████████████████                                               │
                │  █████████████████████████████                                               │
                │  █████████████████████████████                                               │
                │ 10-23  10-30  11-06  11-13  11-20                                            │
                └──────────────────────────────────────────────────────────────────────────────┘
                 ↑↓ move  ⏎ open  s source  / find  b build index  : commands  ? help  q quit
                """)
        }
    }

    @Test("At 40×12 the columns that matter least are left out")
    func narrow() async throws {
        try await DashboardHarness(size: Size(columns: 40, rows: 12)).run { dashboard in
            expectRows(
                dashboard.terminal.screen,
                """
                 shop.sqlite    12:31:07 UTC   live 2 s
                 1 Top spenders  2 Recent views  3 Index
                ┌─1 Top spenders ────── direct, exact ─┐
                │  #  user         orders      spent   │
                │  1  maria.s          29  15,095.95 ┃ │
                │  2  jürgen           15   7,358.25 ┃ │
                │  3  陳大文           10   4,598.65 ┃ │
                │  4  נועה              8   3,444.40 │ │
                │  5  o'brien           6   2,390.97 │ │
                │  6  zoë               5   1,839.05 │ │
                └──────────────────────────────────────┘
                 ↑↓ move  : commands  ? help  q quit
                """)
        }
    }

    @Test("Below 40×12 one line says what it needs")
    func tooSmall() async throws {
        try await DashboardHarness(size: Size(columns: 30, rows: 8)).run { dashboard in
            expectRows(
                dashboard.terminal.screen, rows: 0..<1,
                """
                needs 40×12
                """)
        }
    }

    @Test("Without Unicode all that the dashboard draws itself is ASCII")
    func ascii() async throws {
        try await DashboardHarness(size: Size(columns: 100, rows: 30), glyphs: .ascii).run { dashboard in
            expectRows(
                dashboard.terminal.screen, rows: 0..<15,
                """
                 ordertop  shop.sqlite  SQLite 3.40.1  104 orders  21.8 kB       2026-11-22 12:31:07 UTC   live 2 s
                +-1 Top spenders - last 30 days ---- direct, exact -++-2 Recent views - maria.s --------- 6 of 50 -+
                |  #  user       email          orders      spent   ||   viewed  product                     price |
                |  1  maria.s    maria.s@exam~      29  15,095.95 # || 13 s ago  Walnut desk                489.00 |
                |  2  jürgen     jrgen@exampl~      15   7,358.25 # ||    2 min  茶壺 (teapot)               42.00 |
                |  3  陳大文     user3@exampl~      10   4,598.65 # ||      3 h  Standing mat                55.00 |
                |  4  נועה       user4@exampl~       8   3,444.40 # ||     26 h  Desk lamp                   39.50 |
                |  5  o'brien    obrien@examp~       6   2,390.97 # ||      5 d  Notebook, dotted             9.90 |
                |  6  zoë        zo@example.c~       5   1,839.05 # ||     2 mo  Espresso machine X2        129.00 |
                |  7  ivan       ivan@example~       5   1,702.75 | ||                                             |
                |  8  fatima     fatima@examp~       4   1,231.24 | ||                                             |
                +- spend per day, maria.s --------------------------+|                                             |
                |  #########################****    total 15,095.95 ||                                             |
                | 10-23  10-30  11-06  11-13        max      539.73 ||                                             |
                +---------------------------------------------------++---------------------------------------------+
                """)
        }
    }
}
