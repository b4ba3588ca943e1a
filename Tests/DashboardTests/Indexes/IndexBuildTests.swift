import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// Building and dropping indexes from the keyboard.
@Suite(.timeLimit(.minutes(5)))
struct IndexBuildTests {
    static func harness(_ change: (inout StoreContents) -> Void = { _ in }) -> DashboardHarness {
        var contents = StoreContents.shop(asOf: DashboardHarness.start)
        change(&contents)
        return DashboardHarness(store: InMemoryStore(contents))
    }

    /// Starts the build of the report's index, and holds it as soon as it has begun.
    static func beginBuild(in dashboard: DashboardHarness) async {
        dashboard.store.control.hold(.buildIndex)
        await dashboard.press(.character("b"))
        dashboard.terminal.send(.key(.tab))
        dashboard.terminal.send(.key(.enter))
        await dashboard.store.control.reached(.buildIndex, count: 1)
    }

    @Test("The dialog says how long writers will wait, and its safe button is the selected one")
    func dialog() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("b"))
            expectText(
                dashboard.text(inDialog: "build index"),
                """
                ┌─build index orders_report ───────────────────────────────────────────────────┐
                │ rows  104                                                                    │
                │                                                                              │
                │ Reads 104 rows; takes about 4.0 s, estimated from a sample.                  │
                │ Writers wait for all of it, about 4.0 s.                                     │
                │ Readers go on. Cancelling leaves nothing behind.                             │
                │                                                                              │
                │ The SQL as it will run                                                       │
                │ CREATE INDEX "orders_report" ON "orders" ("status", "created_at", "user_id", │
                │ "total_amount")                                                              │
                │                                                                              │
                │                            [ Start ]  [>Cancel<]                             │
                └──────────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.enter)
            #expect(dashboard.store.snapshot.jobs.isEmpty)
        }
    }

    @Test("While it builds: elapsed against predicted; after it: before and after side by side")
    func build() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            await Self.beginBuild(in: dashboard)
            await dashboard.terminal.shows("building orders_report")
            dashboard.passUnsettled(.seconds(1))
            await dashboard.terminal.shows("0:01 of about 0:04")
            expectText(
                dashboard.indexesPane,
                """
                ┌─3 Indexes and plan ───────────────────── report: table scan ─┐
                │    index                    size  use                        │
                │ ●  orders_user           11.0 MB  used user's orders         │
                │ ▕█████████▊                             ▏ 0:01 of about 0:04 │
                │ building orders_report   writers wait meanwhile   x cancels  │
                ├─ plan of the report, 148 ms ─────────────────────────────────┤
                │ ✗ reads all of orders  table scan  ~104 rows                 │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                └──────────────────────────────────────────────────────────────┘
                """)
            dashboard.terminal.send(.key(.character("b")))
            await dashboard.terminal.shows("is under way; x in Indexes and plan cancels it.")

            control.release(.buildIndex)
            await dashboard.terminal.shows("report: index only")
            await dashboard.program.settle()
            #expect(
                dashboard.row(39).contains(
                    "orders_report is built. The report: 148 ms, table scan before, 148 ms, index only now."))
            expectText(
                dashboard.indexesPane,
                """
                ┌─3 Indexes and plan ───────────────────── report: index only ─┐
                │    index                     size  use                       │
                │ ●  orders_report          13.0 MB  used covers the report    │
                │ ●  orders_user            11.0 MB  used user's orders        │
                │ ✓ orders_report  148 ms → 148 ms, table scan → index only    │
                │ U  drop orders_report                                        │
                ├─ plan of the report, 148 ms ─────────────────────────────────┤
                │ · finds orders by status, in orders_report alone             │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                │                                                              │
                └──────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.character("b"))
            #expect(
                dashboard.row(39).contains(
                    "Every index that ordertop proposes is there; A measures one of your own."))
        }
    }

    @Test("A build that tells how far it is: rows first, then pages, and the time that is left")
    func progress() async throws {
        let writing = IndexBuildProgress(
            phase: .writing, rowsRead: 104, rows: 104, pagesWritten: 1_200, predictedPages: 2_400,
            elapsed: .milliseconds(8_400))
        try await Self.harness { $0.buildProgress = [writing] }.run { dashboard in
            let control = dashboard.store.control
            await Self.beginBuild(in: dashboard)
            await dashboard.terminal.shows("wrote 1,200 of about 2,400 pages")
            #expect(dashboard.indexesPane.contains("80 %  ETA 0:02"))
            control.release(.buildIndex)
            await dashboard.terminal.shows("report: index only")
            await dashboard.program.settle()
        }
    }

    @Test("A build that takes longer than predicted doesn't pretend to be done")
    func overtime() async throws {
        try await Self.harness().run { dashboard in
            await Self.beginBuild(in: dashboard)
            dashboard.passUnsettled(.seconds(75))
            await dashboard.terminal.shows("1:15 of about 0:04")
        }
    }

    @Test("x cancels the build down to the engine, and nothing is left")
    func cancel() async throws {
        try await Self.harness().run { dashboard in
            let control = dashboard.store.control
            await dashboard.press(.character("3"))
            await Self.beginBuild(in: dashboard)
            await dashboard.terminal.shows("building orders_report")
            await dashboard.press(.character("x"))
            #expect(control.cancelledCount(of: .buildIndex) == 1)
            await dashboard.pass(seconds: 4)
            #expect(dashboard.store.snapshot.jobs.map(\.state) == [.cancelled])
            #expect(dashboard.indexesPane.contains("orders_report is missing"))
            #expect(!dashboard.indexesPane.contains("✓"))
        }
    }

    @Test("A failed build says why and shows no comparison")
    func failure() async throws {
        try await Self.harness().run { dashboard in
            let error = OrdersError(.storage, "The disk is full: free some space.")
            dashboard.store.control.fail(.buildIndex, with: error)
            await dashboard.press(.character("b"))
            await dashboard.press(.tab)
            await dashboard.press(.enter)
            #expect(dashboard.row(39).contains("The disk is full: free some space."))
            #expect(dashboard.indexesPane.contains("orders_report is missing"))
        }
    }

    @Test("A build of a process that died is named and can be cleared")
    func deadBuild() async throws {
        let harness = Self.harness { contents in
            contents.jobs = [
                JobRecord(
                    id: JobID(1),
                    draft: JobDraft(
                        kind: .indexBuild, title: "build index orders_report",
                        parameters: ["name": "orders_report"], rowsTotal: nil),
                    state: .running, request: nil, position: nil, rowsDone: 0, meter: JobMeter(),
                    lease: JobLease(
                        owner: LeaseOwner(host: "here", processID: 666, token: "o"),
                        until: DashboardHarness.start.adding(seconds: 600)),
                    createdAt: DashboardHarness.start, updatedAt: DashboardHarness.start, finishedAt: nil,
                    message: nil)
            ]
        }
        try await harness.run { dashboard in
            #expect(
                dashboard.indexesPane.contains("building orders_report   interrupted: process 666 has ended"))
            await dashboard.press(.character("3"), .character("x"))
            #expect(dashboard.store.snapshot.jobs.map(\.state) == [.cancelled])
            await dashboard.press(.character("b"))
            #expect(!dashboard.text(inDialog: "build index").isEmpty)
        }
    }

    @Test("D drops the selected index by name, and says which queries will miss it")
    func drop() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("3"), .character("D"))
            expectText(
                dashboard.text(inDialog: "drop index"),
                """
                ┌─drop index orders_user ─────────────────────────────────────────────────────┐
                │ User's orders: 148 ms now (index), 1.0 s without it (table scan), measured. │
                │                                                                             │
                │ The SQL as it will run                                                      │
                │ DROP INDEX "orders_user"                                                    │
                │                                                                             │
                │                            [ Start ]  [>Cancel<]                            │
                └─────────────────────────────────────────────────────────────────────────────┘
                """)
            dashboard.store.change { $0.indexes.insert(StoreContents.index("aaa", columns: ["id"]), at: 0) }
            await dashboard.pass(seconds: 2)
            await dashboard.press(.tab, .enter)
            #expect(dashboard.store.snapshot.indexes.map(\.name) == ["aaa"])
            #expect(dashboard.indexesPane.contains("aaa"))
            #expect(!dashboard.indexesPane.contains("●  orders_user"))
            #expect(dashboard.indexesPane.contains("worse plan: user's orders: index (orders_user) before,"))
        }
    }

    @Test("An index that went while the question was open isn't dropped twice")
    func dropGone() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("3"), .character("D"))
            await dashboard.press(.tab)
            dashboard.store.change { $0.indexes = [] }
            await dashboard.press(.enter)
            #expect(dashboard.text(inDialog: "drop index").contains("There is no index orders_user"))
            #expect(dashboard.store.snapshot.jobs.isEmpty)
        }
    }

    @Test("An index that a constraint needs can't be dropped")
    func constraint() async throws {
        let harness = Self.harness { contents in
            contents.indexes = [
                StoreContents.index("auto_1", columns: ["id"], isUnique: true, statement: .some(nil))
            ]
        }
        try await harness.run { dashboard in
            #expect(dashboard.indexesPane.contains("a constraint's"))
            await dashboard.press(.character("3"), .character("D"))
            #expect(dashboard.row(39).contains("A constraint needs this index; it can't be dropped."))
        }
    }
}
