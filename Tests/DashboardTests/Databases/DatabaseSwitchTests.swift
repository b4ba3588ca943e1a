@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct DatabaseSwitchTests {
    /// Two shops: one is open, one can be gone to, and a third can't be opened.
    private final class Shops: Sendable {
        let here: DashboardHarness
        let there: DashboardHarness
        let opened = Recorder<String>()

        init(extraPanes: (InMemoryStore) -> [any Pane] = { _ in [] }) {
            let choices = [
                DatabaseChoice(id: "shop", engine: "SQLite", address: "/srv/shop.sqlite", isReadOnly: false),
                DatabaseChoice(id: "prod", engine: "PostgreSQL", address: "shop on db", isReadOnly: true),
                DatabaseChoice(id: "lost", engine: "SQLite", address: "/srv/lost.sqlite", isReadOnly: false),
            ]
            let there = DashboardHarness(
                store: InMemoryStore(name: "there.sqlite"),
                databases: DatabaseDirectory(choices: choices, current: "prod") { _ in
                    throw OrdersError(.cannotOpen, "Nothing else can be opened.")
                })
            let opened = opened
            here = DashboardHarness(
                size: Size(columns: 120, rows: 50),
                databases: DatabaseDirectory(choices: choices, current: "shop") { id in
                    opened.append(id)
                    if id == "lost" { throw OrdersError(.cannotOpen, "There is no file lost.sqlite.") }
                    return there.environment
                }, extraPanes: extraPanes)
            self.there = there
        }
    }

    @Test("The dialog shows each database with its engine and place, and marks the open one")
    func dialog() async throws {
        try await Shops().here.run { dashboard in
            await dashboard.press(.character("d"))
            expectText(
                dashboard.text(inDialog: "Databases"),
                """
                ┌─Databases ───────────────────────────────────────────────────────────────────────┐
                │ name or address                                                                  │
                │                                                                                  │
                │    name                  engine      where                                       │
                │ ●  shop                  SQLite      /srv/shop.sqlite            open            │
                │    prod                  PostgreSQL  shop on db                  read only       │
                │    lost                  SQLite      /srv/lost.sqlite                            │
                └──────────────────────────────────────────────────────────────────────────────────┘
                """)
            await dashboard.type("db")
            #expect(!dashboard.text(inDialog: "Databases").contains("lost"))
            await dashboard.type("x")
            #expect(dashboard.text.contains("No database has this name or address."))
            await dashboard.press(.escape)
            #expect(dashboard.text(inDialog: "Databases").isEmpty)
        }
    }

    @Test("Enter goes to the database: its figures are shown, the old one is closed and asked nothing more")
    func goes() async throws {
        let shops = Shops()
        let exit = try await shops.here.run { dashboard in
            await dashboard.press(.character("2"), .character("+"), .character("d"))
            await dashboard.type("prod")
            await dashboard.press(.enter)
            #expect(dashboard.row(0).contains("there.sqlite"), "\(dashboard.row(0))")
            #expect(dashboard.row(49).contains("This is prod."))
            #expect(shops.here.closed.values == ["here"])
            #expect(shops.there.closed.values.isEmpty)
            let asked = dashboard.store.control.count(of: .changeToken)
            await dashboard.pass(seconds: 3)
            #expect(dashboard.store.control.count(of: .changeToken) == asked)
            #expect(shops.there.store.control.count(of: .changeToken) > 1)
            await dashboard.press(.character("q"))
        }
        #expect(exit == .quit)
    }

    @Test("A database that can't be opened says so in one line, and the old one stays")
    func stays() async throws {
        let shops = Shops()
        try await shops.here.run { dashboard in
            let before = dashboard.row(0)
            await dashboard.press(.character("d"))
            await dashboard.type("lost")
            await dashboard.press(.enter)
            #expect(dashboard.row(49).contains("There is no file lost.sqlite."))
            #expect(dashboard.row(0) == before)
            #expect(shops.here.closed.values.isEmpty)
            await dashboard.press(.character("d"))
            await dashboard.type("shop.sqlite")
            await dashboard.press(.enter)
            #expect(dashboard.row(49).contains("shop is open already."))
            #expect(shops.opened.values == ["lost"])
        }
    }

    @Test("Queries that hang here don't hold the person up")
    func hanging() async throws {
        let shops = Shops()
        shops.here.store.control.hold(.topSpenders)
        try await shops.here.run(settled: false) { dashboard in
            await dashboard.terminal.shows("Top spenders")
            dashboard.pressUnsettled(.character("d"), .character("p"), .enter)
            await dashboard.terminal.shows("This is prod.")
            await dashboard.program.settle()
            #expect(dashboard.row(0).contains("there.sqlite"))
        }
    }

    /// A dashboard that runs an archive run which is held up in its first batch, and is asked for another database.
    private func leaving(_ body: (Shops, DashboardHarness) async throws -> Void) async throws -> Shops {
        let shops = Shops { [JobPane(store: $0)] }
        shops.here.store.control.hold(.move)
        try await shops.here.run { dashboard in
            dashboard.pressUnsettled(.function(1))
            await dashboard.terminal.shows("[ Start ]")
            dashboard.pressUnsettled(.tab, .enter)
            await dashboard.store.control.reached(.move, count: 1)
            dashboard.pressUnsettled(.character("d"), .character("p"), .character("r"), .enter)
            await dashboard.terminal.shows("Go to prod?")
            try await body(shops, dashboard)
        }
        return shops
    }

    @Test("A job that runs here is paused at its checkpoint before the dashboard goes")
    func pauses() async throws {
        let shops = try await leaving { shops, dashboard in
            dashboard.pressUnsettled(.tab, .enter)
            await dashboard.store.control.reached(.requestJob, count: 1)
            #expect(shops.here.closed.values.isEmpty)
            dashboard.store.control.release(.move)
            await dashboard.program.settle()
            #expect(dashboard.row(0).contains("there.sqlite"))
        }
        #expect(shops.here.store.snapshot.jobs.first?.state == .paused)
        #expect(shops.here.handedOver.values.isEmpty)
        #expect(shops.here.closed.values == ["here"])
    }

    @Test("Left running, the job is another process's before the dashboard goes")
    func handsOver() async throws {
        let shops = try await leaving { _, dashboard in
            dashboard.pressUnsettled(.tab, .tab, .enter)
            await dashboard.store.control.reached(.requestJob, count: 1)
            dashboard.store.control.release(.move)
            await dashboard.program.settle()
            #expect(dashboard.row(0).contains("there.sqlite"))
        }
        #expect(shops.here.handedOver.values == [JobID(1)])
    }

    @Test("Staying leaves the job alone and opens nothing")
    func staysWithJob() async throws {
        let shops = try await leaving { _, dashboard in
            dashboard.pressUnsettled(.enter)
            await dashboard.terminal.hides("Go to prod?")
            dashboard.store.control.release(.move)
            await dashboard.program.settle()
            #expect(dashboard.store.snapshot.jobs.first?.state == .done)
        }
        #expect(shops.opened.values.isEmpty)
    }

    @Test("Where no other database has a name, the key says how to give it one")
    func noOthers() async throws {
        try await DashboardHarness().run { dashboard in
            await dashboard.press(.character("d"))
            #expect(dashboard.row(39).contains("`ordertop config example` shows how"))
        }
    }
}
