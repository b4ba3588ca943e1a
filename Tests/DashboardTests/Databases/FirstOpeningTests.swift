@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport
import Testing

/// The time before the first database is open.
@Suite(.timeLimit(.minutes(5)))
struct FirstOpeningTests {
    /// A program whose database is opened when the test says so.
    private final class Start: Sendable {
        let shop: DashboardHarness
        let terminal = WatchedTerminal(size: Size(columns: 120, rows: 40), glyphs: .unicode, history: 1_000)
        let program: Program<DatabaseSwitcher>
        private let answer: AsyncStream<Result<DashboardEnvironment, OrdersError>>.Continuation

        init() {
            let choices = [
                DatabaseChoice(id: "shop", engine: "SQLite", address: "/srv/shop.sqlite", isReadOnly: false)
            ]
            let shop = DashboardHarness(
                store: InMemoryStore(.shop(asOf: DashboardHarness.start), name: "opened.sqlite"),
                databases: DatabaseDirectory(choices: choices, current: "shop") { _ in
                    throw OrdersError(.cannotOpen, "Nothing else can be opened.")
                })
            let (answers, answer) = AsyncStream<Result<DashboardEnvironment, OrdersError>>.makeStream()
            let unopened = UnopenedStore()
            let environment = DashboardEnvironment(
                store: unopened, host: shop.environment.host,
                runner: JobRunner(journal: unopened, host: shop.environment.host, clock: LeapingClock()),
                now: shop.environment.now, exportPath: { $0 }, writeExport: { name, _ in name },
                continueInBackground: { _ in },
                databases: DatabaseDirectory(choices: choices, current: nil) { _ in
                    for await answer in answers { return try answer.get() }
                    throw CancellationError()
                })
            self.shop = shop
            self.answer = answer
            program = Program(
                application: DatabaseSwitcher(opening: "shop", in: environment), terminal: terminal,
                clock: TestClock())
        }

        func run(_ body: (Start) async throws -> Void) async throws -> Exit {
            async let exit = program.run()
            await terminal.shows("Top spenders")
            try await body(self)
            return try await exit
        }

        func press(_ keys: Key...) {
            for key in keys { terminal.send(.key(key)) }
        }

        func open() { answer.yield(.success(shop.environment)) }

        func fail() { answer.yield(.failure(OrdersError(.cannotOpen, "There is no file shop.sqlite."))) }
    }

    @Test("The frame and the name are there before the database is, and its figures after")
    func picture() async throws {
        let exit = try await Start().run { start in
            let first = start.terminal.screen
            #expect(first.rowText(0).contains("ordertop  shop  opening"), "\(first.rowText(0))")
            for pane in PaneRegistry.names { #expect(first.text.contains(pane)) }
            start.open()
            await start.terminal.shows("maria.s")
            await start.terminal.shows("opened.sqlite")
            #expect(!start.terminal.screen.text.contains("This is shop."))
            start.press(.character("q"))
        }
        #expect(exit == .quit)
    }

    @Test(
        "q and Ctrl-C quit while the database doesn't answer", arguments: [Key.character("q"), .control("c")])
    func quits(_ key: Key) async throws {
        let exit = try await Start().run { $0.press(key) }
        #expect(exit == .quit)
    }

    @Test("A database that can't be opened ends the program")
    func fails() async throws {
        let exit = try await Start().run { $0.fail() }
        #expect(exit == .quit)
    }

    @Test("Help opens meanwhile, and stays when the database is open")
    func help() async throws {
        _ = try await Start().run { start in
            start.press(.character("?"))
            await start.terminal.shows("type to search")
            #expect(start.terminal.screen.text.contains("The database is still being opened."))
            start.open()
            await start.terminal.hides("The database is still being opened.")
            #expect(start.terminal.screen.text.contains("type to search"))
            start.press(.control("c"))
        }
    }

    @Test("Keys wait for the database, and those after a question are forgotten")
    func held() async throws {
        _ = try await Start().run { start in
            start.press(.character("2"), .character("/"), .character("3"), .character("z"))
            await start.terminal.shows("Keys wait until the database is open.")
            #expect(!start.terminal.screen.text.contains("Find a user"))
            start.open()
            await start.terminal.shows("Find a user")
            await start.terminal.hides("opening")
            #expect(!start.terminal.screen.text.contains("Keys wait"))
            start.press(.escape)
            await start.terminal.hides("Find a user")
            // Zoomed, there would be one pane.
            #expect(start.terminal.screen.text.contains("older than 2 years"))
            start.press(.control("c"))
        }
    }

    @Test("What only changes the picture is done at once")
    func focus() async throws {
        _ = try await Start().run { start in
            start.press(.character("2"), .character("z"))
            await start.terminal.hides("older than 2 years")
            start.open()
            await start.terminal.shows("opened.sqlite")
            #expect(!start.terminal.screen.text.contains("older than 2 years"))
            start.press(.control("c"))
        }
    }
}
