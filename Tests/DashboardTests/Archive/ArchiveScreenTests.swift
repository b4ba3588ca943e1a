import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// What the pane of the archive looks like in each state.
@Suite(.timeLimit(.minutes(5)))
struct ArchiveScreenTests {
    static func harness(
        glyphs: Glyphs = .unicode, unavailable: [Capability: String] = [:],
        _ change: (inout StoreContents) -> Void = { _ in }
    ) -> DashboardHarness {
        var contents = StoreContents.shop(asOf: DashboardHarness.start)
        change(&contents)
        return DashboardHarness(store: InMemoryStore(contents, unavailable: unavailable), glyphs: glyphs)
    }

    static let meter = JobMeter(
        rowsPerSecond: 118_000, batchSize: 850, stallP50: 1, stallP99: 3.1, stallMax: 9)

    @Test("Before the first count it says what it does")
    func loading() async throws {
        let harness = Self.harness()
        harness.store.control.hold(.archiveStatus)
        harness.store.control.hold(.ordersPerMonth)
        try await harness.run(settled: false) { dashboard in
            await dashboard.terminal.shows("Counting main and archive.")
            #expect(dashboard.row(20).contains("4 Archive ─ older than 2 years ──────────── loading ─┐"))
        }
    }

    @Test("Idle: figures, places in time, orders per month")
    func idle() async throws {
        try await Self.harness().run { dashboard in
            expectText(
                dashboard.archivePane,
                """
                ┌─4 Archive ─ older than 2 years ─────────────── idle ─┐
                │ main 104   archive 3   eligible 12                   │
                │ main    10.4 kB  2023-04-02 to 2026-11-21            │
                │ archive   300 B  2022-08-15 to 2022-10-14            │
                ├─ orders per month, max 68  ▒ archive █ main ─────────┤
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                   ▂█ │
                │                                                   ██ │
                │                                                   ██ │
                │                                                   ██ │
                │ ▒▒▒     ▁▁▁▃▁▁▁▁▁▁▁                               ██ │
                │ 2022-08                                      2026-11 │
                └──────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("A run of another process: progress, rate, time left, what it costs writers")
    func running() async throws {
        let harness = Self.harness { $0.jobs = [.move(meter: Self.meter)] }
        try await harness.run { dashboard in
            expectText(
                dashboard.archivePane,
                """
                ┌─4 Archive ─ older than 2 years ──────────── running ─┐
                │ main 104   archive 3   eligible 12                   │
                │ main    10.4 kB  2023-04-02 to 2026-11-21            │
                │ archive   300 B  2022-08-15 to 2022-10-14            │
                │ ▕██████████████████▉            ▏ 60 %  118 k rows/s │
                │ ETA 0:10   batch 850   stall p50 1 p99 3.1 max 9 ms  │
                │ archive orders before 2024-11-22                     │
                │ 1,870,000 of 3,066,000 rows   in process 99          │
                ├─ orders per month, max 68  ▒ archive █ main ─────────┤
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                   ▇█ │
                │                                                   ██ │
                │ ▒▒▒     ▁▁▁▂▁▁▁▁▁▁▁                               ██ │
                │ 2022-08                                      2026-11 │
                └──────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("A run that waits says what for")
    func waiting() async throws {
        var meter = Self.meter
        meter.waitingFor = "Another program holds the lock."
        let harness = Self.harness { $0.jobs = [.move(meter: meter)] }
        try await harness.run { dashboard in
            #expect(dashboard.archivePane.contains("waiting: Another program holds the lock."))
        }
    }

    @Test("A journal with figures that can't be is drawn all the same")
    func absurdFigures() async throws {
        let meter = JobMeter(
            rowsPerSecond: .nan, batchSize: -1, stallP50: nil, stallP99: .infinity, stallMax: -4,
            waitingFor: "\u{1b}[31m\u{202e}")
        let tiny = JobMeter(rowsPerSecond: 1e-300)
        let harness = Self.harness {
            $0.jobs = [
                .move(1, done: .min, total: .max, meter: meter),
                .move(2, state: .done, done: .max, total: -5, meter: tiny),
            ]
        }
        try await harness.run { dashboard in
            #expect(dashboard.archivePane.contains("running"))
            #expect(dashboard.terminal.screen.isEveryRowFull)
        }
    }

    @Test("A paused run says how to go on")
    func paused() async throws {
        let harness = Self.harness { $0.jobs = [.move(state: .paused, process: nil)] }
        try await harness.run { dashboard in
            expectText(
                dashboard.archivePane,
                """
                ┌─4 Archive ─ older than 2 years ───────────── paused ─┐
                │ main 104   archive 3   eligible 12                   │
                │ main    10.4 kB  2023-04-02 to 2026-11-21            │
                │ archive   300 B  2022-08-15 to 2022-10-14            │
                │ ▕███████████████████████████▍                 ▏ 60 % │
                │ paused   p goes on   x cancels                       │
                │ archive orders before 2024-11-22                     │
                │ 1,870,000 of 3,066,000 rows                          │
                ├─ orders per month, max 68  ▒ archive █ main ─────────┤
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                   ▇█ │
                │                                                   ██ │
                │ ▒▒▒     ▁▁▁▂▁▁▁▁▁▁▁                               ██ │
                │ 2022-08                                      2026-11 │
                └──────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("A run whose process died is interrupted, and says so")
    func interrupted() async throws {
        let harness = Self.harness { $0.jobs = [.move(process: 666, meter: Self.meter)] }
        try await harness.run { dashboard in
            #expect(dashboard.row(20).contains("─ interrupted ─┐"))
            #expect(dashboard.archivePane.contains("interrupted: process 666 has ended   p goes on"))
        }
    }

    @Test("Of a run that nobody runs any more, what is known of its process is said")
    func nobodyRunsIt() async throws {
        var silent = JobRecord.move(process: 99, meter: Self.meter)
        silent.lease = silent.lease.map { JobLease(owner: $0.owner, until: DashboardHarness.start) }
        for (run, words) in [
            (silent, "interrupted: process 99 silent since 12:30:51"),
            (.move(process: nil, meter: Self.meter), "interrupted: nobody runs it"),
        ] {
            try await Self.harness { $0.jobs = [run] }.run { dashboard in
                #expect(dashboard.archivePane.contains(words))
            }
        }
    }

    @Test("Past runs with their results; a failed one is not hidden")
    func pastRuns() async throws {
        let harness = Self.harness {
            $0.jobs = [
                .move(1, state: .done, done: 12_301, age: 90_000),
                .move(2, state: .cancelled, done: 500, direction: .restore, age: 7_300),
                .move(3, state: .failed, done: 20, age: 125, message: "The disk is full."),
            ]
        }
        try await harness.run { dashboard in
            expectText(
                dashboard.archivePane,
                """
                ┌─4 Archive ─ older than 2 years ──── last run failed ─┐
                │ main 104   archive 3   eligible 12                   │
                │ main    10.4 kB  2023-04-02 to 2026-11-21            │
                │ archive   300 B  2022-08-15 to 2022-10-14            │
                ├─ orders per month, max 68  ▒ archive █ main ─────────┤
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                    █ │
                │                                                   ▇█ │
                │                                                   ██ │
                │ ▒▒▒     ▁▁▁▂▁▁▁▁▁▁▁                               ██ │
                │ 2022-08                                      2026-11 │
                ├─ runs ───────────────────────────────────────────────┤
                │ ✗    2 min  archive        20 rows  failed: The dis… │
                │ ○      2 h  restore       500 rows  cancelled        │
                │ ✓     25 h  archive    12.3 k rows  done             │
                └──────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("Without rights it says why, and the keys repeat it")
    func readOnly() async throws {
        let reason = "The file is opened read-only"
        let harness = Self.harness(unavailable: [
            .moveOrders: reason, .runJobs: reason, .changeIndexes: reason,
        ])
        try await harness.run { dashboard in
            #expect(dashboard.archivePane.contains("○ The file is opened read-only"))
            for key in ["4", "a", "p", "x", "R"] { await dashboard.type(key) }
            #expect(dashboard.row(39).contains(reason))
            #expect(!dashboard.text.contains("[ Start ]"))
        }
    }

    @Test("An empty shop is told from one that hasn't been counted")
    func empty() async throws {
        let harness = DashboardHarness(store: InMemoryStore(StoreContents()))
        try await harness.run { dashboard in
            expectText(
                dashboard.archivePane,
                """
                ┌─4 Archive ─ older than 2 years ─────────────── idle ─┐
                │ main 0   archive 0   eligible 0                      │
                │ main    0 B  no orders                               │
                │ archive 0 B  no orders                               │
                │ No orders yet; those older than 2 years can be       │
                │ archived.                                            │
                │                                                      │
                │                                                      │
                │                                                      │
                │                                                      │
                │                                                      │
                │                                                      │
                │                                                      │
                │                                                      │
                │                                                      │
                │                                                      │
                │                                                      │
                │                                                      │
                └──────────────────────────────────────────────────────┘
                """)
            await dashboard.type("a")
            #expect(
                dashboard.row(39).contains(
                    "No order in main is older than 2 years; --older-than takes another age."))
        }
    }

    @Test("When a count fails the last good figures stay, with their age")
    func failure() async throws {
        try await Self.harness().run { dashboard in
            let error = OrdersError(.busy, "Another program holds the lock; it is tried again.")
            dashboard.store.control.fail(.archiveStatus, with: error)
            dashboard.store.change { _ in }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.row(20).contains("─ as of 12:31:07 ─┐"))
            #expect(dashboard.archivePane.contains("main 104   archive 3   eligible 12"))
            #expect(dashboard.archivePane.contains("✗ Another program holds the lock"))
            dashboard.store.control.fail(.archiveStatus, with: nil)
            await dashboard.pass(seconds: 4)
            #expect(!dashboard.archivePane.contains("Another program"))
        }
    }

    @Test("ASCII tells main from archive and draws nothing else")
    func ascii() async throws {
        let harness = Self.harness(glyphs: .ascii) { $0.jobs = [.move(meter: Self.meter)] }
        try await harness.run { dashboard in
            expectText(
                dashboard.archivePane,
                """
                +-4 Archive - older than 2 years ------------ running -+
                | main 104   archive 3   eligible 12                   |
                | main    10.4 kB  2023-04-02 to 2026-11-21            |
                | archive   300 B  2022-08-15 to 2022-10-14            |
                | [##################.............] 60 %  118 k rows/s |
                | ETA 0:10   batch 850   stall p50 1 p99 3.1 max 9 ms  |
                | archive orders before 2024-11-22                     |
                | 1,870,000 of 3,066,000 rows   in process 99          |
                +- orders per month, max 68  : archive # main ---------+
                |                                                    # |
                |                                                    # |
                |                                                    # |
                |                                                    # |
                |                                                    # |
                |                                                   ## |
                |                                                   ## |
                | :::     ###########                               ## |
                | 2022-08                                      2026-11 |
                +------------------------------------------------------+
                """)
        }
    }

    @Test("Every size draws, with and without a run and a dialog")
    func everySize() async throws {
        let harness = Self.harness { $0.jobs = [.move(meter: Self.meter), .move(3, state: .done)] }
        try await harness.run { dashboard in
            await dashboard.type("4")
            for keys in [[], [Key.character("x")], [.escape, .enter], [.escape, .character("V")]] {
                for key in keys { await dashboard.press(key) }
                for columns in stride(from: 1, through: 130, by: 3) {
                    for rows in [1, 2, 5, 11, 12, 13, 17, 24, 30, 41] {
                        dashboard.terminal.send(.resized(Size(columns: columns, rows: rows)))
                    }
                    await dashboard.program.settle()
                    #expect(dashboard.terminal.screen.isEveryRowFull)
                }
                dashboard.terminal.send(.resized(Size(columns: 120, rows: 40)))
                await dashboard.program.settle()
            }
        }
    }

    @Test("On a small screen the figures and the run come first")
    func small() async throws {
        let harness = Self.harness { $0.jobs = [.move(meter: Self.meter)] }
        try await harness.run { dashboard in
            await dashboard.type("4")
            dashboard.terminal.send(.resized(Size(columns: 42, rows: 13)))
            await dashboard.program.settle()
            expectText(
                dashboard.text,
                """
                 shop.sqlite                     live 2 s
                 3 Indexes and plan  4 Archive
                ┌─4 Archive ─────────────────── running ─┐
                │ main 104   archive 3   eligible 12     │
                │ ▕██████████▎      ▏ 60 %  118 k rows/s │
                │ ETA 0:10   batch 850                   │
                │ stall p50 1 p99 3.1 max 9 ms           │
                │ archive orders before 2024-11-22       │
                │ 1,870,000 of 3,066,000 rows            │
                │ in process 99                          │
                │                                        │
                └────────────────────────────────────────┘
                 ↑↓ move  p pause  ? help  q quit
                """)
        }
    }
}
