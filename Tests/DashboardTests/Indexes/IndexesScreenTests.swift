import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// What the pane of indexes and of the report's plan looks like in each state.
@Suite(.timeLimit(.minutes(5)))
struct IndexesScreenTests {
    static func harness(
        glyphs: Glyphs = .unicode, unavailable: [Capability: String] = [:],
        _ change: (inout StoreContents) -> Void = { _ in }
    ) -> DashboardHarness {
        var contents = StoreContents.indexedShop(asOf: DashboardHarness.start)
        change(&contents)
        return DashboardHarness(store: InMemoryStore(contents, unavailable: unavailable), glyphs: glyphs)
    }

    @Test("Used and unused indexes are told apart by mark and word, the plan stands below")
    func indexOnly() async throws {
        try await Self.harness().run { dashboard in
            expectText(
                dashboard.indexesPane,
                """
                ┌─3 Indexes and plan ───────────────────── report: index only ─┐
                │    index                     size  use                       │
                │ ●  orders_report          13.0 MB  used covers the report    │
                │ ○  orders_status          13.0 MB  redundant: orders_report… │
                │ ●  orders_user            11.0 MB  used user's orders        │
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
                │                                                              │
                └──────────────────────────────────────────────────────────────┘
                """)
        }
    }

    @Test("A missing report index is named with what it would bring, and the scan is marked")
    func missing() async throws {
        try await Self.harness { $0.indexes.removeAll { $0.coversReport } }.run { dashboard in
            expectText(
                dashboard.indexesPane,
                """
                ┌─3 Indexes and plan ───────────────────── report: table scan ─┐
                │    index                     size  use                       │
                │ ○  orders_status          13.0 MB  not used by ordertop      │
                │ ●  orders_user            11.0 MB  used user's orders        │
                │ ○ orders_report is missing: covers the report. b builds it   │
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
        }
    }

    @Test("An index under another name that covers the report is as good")
    func coveredOtherwise() async throws {
        let harness = Self.harness { contents in
            contents.indexes = [
                StoreContents.index("mine", columns: ["status"], usedBy: [.top], coversReport: true)
            ]
        }
        try await harness.run { dashboard in
            #expect(!dashboard.indexesPane.contains("is missing"))
            await dashboard.type("b")
            expectText(
                dashboard.text(inDialog: "Build which"),
                """
                ┌─Build which index? ──────────────────────────────────────────────────────┐
                │ index                          for                                       │
                │ orders_report                  covers the report                         │
                └──────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.press(.enter)
            #expect(dashboard.text(inDialog: "build index orders_report").contains("Writers wait"))
        }
    }

    @Test("Before the catalog has answered it says what it does")
    func loading() async throws {
        let harness = Self.harness()
        for call in [StoreCall.indexes, .indexSizes, .plan, .plans] { harness.store.control.hold(call) }
        try await harness.run(settled: false) { dashboard in
            await dashboard.terminal.shows("Reading the catalog.")
            #expect(dashboard.row(20).contains("─ loading ─┐┌─4 Archive"))
            dashboard.terminal.send(.key(.character("b")))
            await dashboard.terminal.shows("The indexes aren't known yet; r asks for them again.")
        }
    }

    @Test("Sizes come late and are asked for once; the plan is there before its time")
    func slowSizes() async throws {
        let harness = Self.harness()
        let control = harness.store.control
        control.hold(.indexSizes)
        try await harness.run(settled: false) { dashboard in
            await dashboard.terminal.shows("orders_status")
            await dashboard.terminal.shows("plan of the report, 148 ms")
            #expect(
                dashboard.indexesPane.contains("orders_status                …  redundant: orders_report…"))
            control.release(.indexSizes)
            await dashboard.program.settle()
            #expect(dashboard.indexesPane.contains("orders_status          13.0 MB"))
            for _ in 1...40 {
                dashboard.store.change { _ in }
                await dashboard.pass(seconds: 2)
            }
            #expect(control.count(of: .indexSizes) == 1)
            #expect(control.count(of: .indexes) > 10)
            dashboard.store.change { $0.indexes.removeLast() }
            await dashboard.pass(seconds: 4)
            #expect(control.count(of: .indexSizes) == 2)
            await dashboard.press(.character("r"))
            #expect(control.count(of: .indexSizes) == 3)
        }
    }

    @Test("An engine that can't tell sizes isn't asked again and again")
    func noSizes() async throws {
        let harness = Self.harness()
        let control = harness.store.control
        control.fail(.indexSizes, with: OrdersError(.unsupported, "This engine tells no sizes."))
        try await harness.run { dashboard in
            await dashboard.pass(seconds: 90)
            #expect(control.count(of: .indexSizes) == 1)
            #expect(
                dashboard.indexesPane.contains("orders_status                -  redundant: orders_report…"))
        }
    }

    @Test("When the catalog can't be read the last list stays, with its age")
    func failure() async throws {
        try await Self.harness().run { dashboard in
            let error = OrdersError(.busy, "Another program holds the lock.")
            for call in [StoreCall.indexes, .plan, .plans] { dashboard.store.control.fail(call, with: error) }
            dashboard.store.change { _ in }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.row(20).contains("report: index only, as of 12:31:07"))
            #expect(
                dashboard.indexesPane.contains("●  orders_report")
            )
            #expect(dashboard.indexesPane.contains("✗ Another program holds the lock. Shown as of 12:31:07."))
        }
    }

    @Test("A catalog that never answered is an error, not an empty list")
    func error() async throws {
        let harness = Self.harness()
        let error = OrdersError(.corrupt, "The file is damaged; restore it from a copy.")
        for call in [StoreCall.indexes, .plan, .plans] { harness.store.control.fail(call, with: error) }
        try await harness.run { dashboard in
            #expect(dashboard.row(20).contains("─ error ─┐"))
            #expect(dashboard.indexesPane.contains("✗ The file is damaged; restore it from a copy."))
        }
    }

    @Test("No indexes at all")
    func empty() async throws {
        try await Self.harness { $0.indexes = [] }.run { dashboard in
            #expect(dashboard.indexesPane.contains("The mapped tables have no indexes."))
            await dashboard.press(.character("3"), .enter)
            #expect(dashboard.row(39).contains("There is no index to look at; b builds one."))
        }
    }

    @Test("Read-only: looking works, changing says why not")
    func readOnly() async throws {
        let reason = "The file is opened read-only"
        try await Self.harness(unavailable: [.changeIndexes: reason]).run { dashboard in
            await dashboard.press(.character("3"), .character("D"))
            #expect(dashboard.row(39).contains(reason))
            await dashboard.press(.enter)
            #expect(!dashboard.text(inDialog: "orders_report").isEmpty)
        }
    }

    @Test("Hundreds of indexes with strange names scroll and stay in their columns")
    func hundreds() async throws {
        let names = (0..<400).map { number in
            ["plain_\(number)", "\u{202e}evil\(number)", "索引\(number)", "a\nb\(number)\u{1b}[31m", ""][
                number % 5]
                + String(repeating: "x", count: number % 90)
        }
        let harness = Self.harness { contents in
            contents.indexes = names.map { StoreContents.index($0, columns: ["\u{7}", $0]) }
        }
        try await harness.run { dashboard in
            await dashboard.press(.character("3"))
            for key in [Key.pageDown, .pageDown, .down, .end, .pageUp, .home, .enter] {
                await dashboard.press(key)
                #expect(dashboard.terminal.screen.isEveryRowFull)
            }
            await dashboard.press(.escape, .end)
            dashboard.store.change { $0.indexes.removeFirst(395) }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.terminal.screen.isEveryRowFull)
        }
    }

    @Test("The selection stays with its index when others come and go")
    func selection() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("3"), .down)
            await dashboard.press(.character("y"))
            dashboard.store.change { $0.indexes.append(StoreContents.index("aaa", columns: ["id"])) }
            await dashboard.pass(seconds: 2)
            await dashboard.press(.character("y"))
            let copied = dashboard.terminal.script.clipboard.map { $0.split(separator: "\t").first }
            #expect(copied == ["orders_status", "orders_status"])
        }
    }

    @Test("Enter shows an index's definition, columns, size and use")
    func detail() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("3"), .enter)
            expectText(
                dashboard.text(inDialog: "orders_report"),
                """
                ┌─orders_report ──────────────────────────────────────────────┐
                │ table       orders                                          │
                │ columns     status, created_at                              │
                │ kind        ordinary                                        │
                │ rows        not known without reading it                    │
                │ size        13.0 MB, 13,000,000 bytes                       │
                │ statistics  none: the planner guesses                       │
                │ used by     the report; the report reads nothing else       │
                │ made for    covers the report                               │
                │                                                             │
                │ Definition                                                  │
                │ CREATE INDEX "orders_report" ON orders (status, created_at) │
                └─────────────────────────────────────────────────────────────┘
                """)
            dashboard.store.change { $0.indexes.removeAll { $0.coversReport } }
            await dashboard.pass(seconds: 2)
            #expect(dashboard.text(inDialog: "orders_report").contains("It was dropped meanwhile."))
        }
    }

    @Test("n goes through the plans of all queries")
    func plans() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("3"))
            var labels: [String] = []
            for _ in KnownQuery.allCases {
                await dashboard.press(.character("n"))
                let rule = try #require(
                    dashboard.indexesPane.split(separator: "\n").first { $0.hasPrefix("├") })
                #expect(rule.contains("  n next  w whole ─"))
                labels.append(String(rule.replacing(/^├─ |  n next.*$/, with: "")))
            }
            #expect(
                labels == [
                    "plan of recent views, index", "plan of user's orders, index",
                    "plan of archive scan, table scan", "plan of finding users, index",
                    "plan of the report, 148 ms",
                ])
        }
    }

    @Test("w measures a plan and shows it in both kinds of words, with its statement")
    func wholePlan() async throws {
        let harness = Self.harness()
        let control = harness.store.control
        control.hold(.rowsRead)
        try await harness.run { dashboard in
            await dashboard.press(.character("3"))
            for _ in 1...3 { await dashboard.press(.character("n")) }
            dashboard.terminal.send(.key(.character("w")))
            await dashboard.terminal.shows("10 returned, counting those that are read")
            control.release(.rowsRead)
            await dashboard.program.settle()
            expectText(
                dashboard.text(inDialog: "plan of archive scan"),
                """
                ┌─plan of archive scan ────────────────────────┐
                │ access  table scan                           │
                │ time    148 ms                               │
                │ rows    104 read for 10 returned             │
                │                                              │
                │ ✗ reads all of orders  table scan  ~104 rows │
                │                                              │
                │ In the database's own words                  │
                │ SCAN orders                                  │
                │                                              │
                │ Statement                                    │
                │ SELECT …                                     │
                └──────────────────────────────────────────────┘
                """)
            await dashboard.press(.escape)
            control.fail(.plan, with: OrdersError(.busy, "Another program holds the lock."))
            await dashboard.press(.character("w"))
            let text = dashboard.text(inDialog: "plan of archive scan")
            #expect(text.contains("✗ Another program holds the lock."))
        }
    }

    @Test("A plan that becomes worse is told until it is looked at, or good again")
    func worse() async throws {
        try await Self.harness().run { dashboard in
            await dashboard.press(.character("3"))
            let orders = try #require(dashboard.store.snapshot.indexes.first { $0.name == "orders_user" })
            dashboard.store.change { $0.indexes.removeAll { $0.name == "orders_user" } }
            await dashboard.pass(seconds: 4)
            #expect(
                dashboard.indexesPane.contains(
                    "✗ worse plan: user's orders: index (orders_user) before,"))
            dashboard.store.change { $0.indexes.append(orders) }
            await dashboard.pass(seconds: 4)
            #expect(!dashboard.indexesPane.contains("worse plan"))
            dashboard.store.change { $0.indexes.removeAll { $0.name == "orders_user" } }
            await dashboard.pass(seconds: 4)
            #expect(dashboard.indexesPane.contains("worse plan"))
            await dashboard.press(.character("n"))
            #expect(dashboard.indexesPane.contains("plan of user's orders, table scan"))
            await dashboard.press(.character("n"))
            #expect(!dashboard.indexesPane.contains("worse plan"))
            #expect(dashboard.indexesPane.contains("plan of archive scan"))
        }
    }

    @Test("ASCII draws nothing else")
    func ascii() async throws {
        let harness = Self.harness(glyphs: .ascii) { $0.indexes.removeAll { $0.coversReport } }
        try await harness.run { dashboard in
            expectText(
                dashboard.indexesPane,
                """
                +-3 Indexes and plan --------------------- report: table scan -+
                |    index                     size  use                       |
                | o  orders_status          13.0 MB  not used by ordertop      |
                | *  orders_user            11.0 MB  used user's orders        |
                | o orders_report is missing: covers the report. b builds it   |
                +- plan of the report, 148 ms ---------------------------------+
                | x reads all of orders  table scan  ~104 rows                 |
                |                                                              |
                |                                                              |
                |                                                              |
                |                                                              |
                |                                                              |
                |                                                              |
                |                                                              |
                |                                                              |
                |                                                              |
                |                                                              |
                |                                                              |
                +--------------------------------------------------------------+
                """)
        }
    }

    @Test("Every size draws")
    func everySize() async throws {
        let harness = Self.harness { $0.indexes.removeAll { $0.coversReport } }
        try await harness.run { dashboard in
            await dashboard.type("3")
            for keys in [[], [Key.enter], [.escape, .character("b")]] {
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
}
