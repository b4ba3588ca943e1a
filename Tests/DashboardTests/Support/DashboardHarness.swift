@testable import Dashboard
import OrdersCore
import TerminalUI
import TestSupport

/// A dashboard on a scripted terminal and an in-memory shop, with a clock that stands still.
final class DashboardHarness: Sendable {
    /// Sunday, 12:31:07 UTC.
    static let start = Instant(milliseconds: 1_795_350_667_000)

    let store: InMemoryStore
    let terminal: WatchedTerminal
    let clock = TestClock()
    let environment: DashboardEnvironment
    let application: DashboardApplication
    let program: Program<DatabaseSwitcher>
    let exports = Recorder<(name: String, text: String)>()
    let handedOver = Recorder<JobID>()
    let logged = Recorder<SessionLogEntry>()
    /// Hears when this dashboard's database is left.
    let closed = Recorder<String>()
    private let time: WallClock

    init(
        store: InMemoryStore? = nil, size: Size = Size(columns: 120, rows: 40), glyphs: Glyphs = .unicode,
        options: DashboardOptions = DashboardOptions(), keyboard: Keyboard = Keyboard(),
        databases: DatabaseDirectory? = nil,
        history: Int = 10_000, isFirstRun: Bool = false,
        extraPanes: (InMemoryStore) -> [any Pane] = { _ in [] }
    ) {
        let store = store ?? InMemoryStore(.shop(asOf: DashboardHarness.start))
        let time = WallClock(DashboardHarness.start)
        let terminal = WatchedTerminal(size: size, glyphs: glyphs, history: history)
        let host = JobHost(
            owner: LeaseOwner(host: "here", processID: 42, token: "t"), now: { time.now },
            isDead: { $0.processID == 666 })
        let (exports, handedOver, logged, closed) = (exports, handedOver, logged, closed)
        environment = DashboardEnvironment(
            store: store, host: host, runner: JobRunner(journal: store, host: host, clock: LeapingClock()),
            now: { time.now }, options: options, keyboard: keyboard,
            glyphs: { glyphs },
            exportPath: { "/home/ana/\($0)" },
            writeExport: { name, text in
                exports.append((name, text))
                return "/home/ana/\(name)"
            },
            continueInBackground: { handedOver.append($0) }, databases: databases,
            close: { closed.append("here") },
            log: { logged.append($0) }, isFirstRun: { isFirstRun })
        self.store = store
        self.terminal = terminal
        self.time = time
        let panes = PaneRegistry.panes(in: environment) + extraPanes(store)
        application = DashboardApplication(environment: environment, panes: panes)
        program = Program(application: DatabaseSwitcher(first: application), terminal: terminal, clock: clock)
    }

    /// Runs the dashboard while `body` drives it, and returns how it ended. The first screen is complete
    /// before `body` begins, unless queries are held up and it can't be.
    @discardableResult
    func run(
        settled: Bool = true, _ body: (DashboardHarness) async throws -> Void
    ) async throws -> Exit {
        async let exit = program.run()
        do {
            if settled { await program.settle() }
            try await body(self)
        } catch {
            terminal.send(.hangUp)
            _ = try? await exit
            throw error
        }
        terminal.send(.hangUp)
        return try await exit
    }

    /// Lets time pass, second by second, as the clock on the wall and the timers see it.
    func pass(seconds: Int) async {
        for _ in 0..<seconds {
            time.advance(seconds: 1)
            clock.advance(by: .seconds(1))
            await program.settle()
        }
    }

    /// Lets time pass without waiting for queries, which may be held up.
    func passUnsettled(_ duration: Duration) {
        time.advance(milliseconds: Int64(duration.inMilliseconds))
        clock.advance(by: duration)
    }

    /// Presses keys and waits until everything they caused is drawn.
    func press(_ keys: Key...) async {
        for key in keys { terminal.send(.key(key)) }
        await program.settle()
    }

    /// Types text and waits until everything it caused is drawn.
    func type(_ text: String) async {
        for character in text { terminal.send(.key(.character(character))) }
        await program.settle()
    }

    /// Clicks once and waits until everything it caused is drawn.
    func click(column: Int, row: Int, _ kind: MouseEvent.Kind = .press) async {
        terminal.send(.mouse(MouseEvent(point: Point(column: column, row: row), kind: kind)))
        await program.settle()
    }

    /// What is on the screen.
    var text: String { terminal.screen.text }

    /// A row of the screen.
    func row(_ index: Int) -> String { terminal.screen.rowText(index) }
}
