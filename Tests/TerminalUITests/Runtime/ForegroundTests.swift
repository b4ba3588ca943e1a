import Synchronization
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ForegroundTests {
    typealias Message = CounterApplication.Message

    let terminal = ScriptedTerminal(size: Size(columns: 9, rows: 2))

    func run(
        _ application: CounterApplication, _ body: (Program<CounterApplication>) async throws -> Void
    ) async throws {
        let program = Program(application: application, terminal: terminal)
        async let exit = program.run()
        try await body(program)
        terminal.send(.terminate(signal: 15))
        _ = try await exit
    }

    /// Both rows say how much has happened.
    static let bothRows: @Sendable (CounterApplication.State) -> [String] = { state in
        ["front \(state.log.count)", "back \(state.log.count)"]
    }

    @Test func `What answers a key is shown before the rest, which follows`() async throws {
        let application = CounterApplication(draws: Self.bothRows, foregroundRow: { _ in 0 })
        try await run(application) { program in
            await program.settle()
            terminal.press(.down)
            await program.settle()
            #expect(
                terminal.screens.map(\.text) == ["front 0\nback 0", "front 1\nback 0", "front 1\nback 1"])
        }
    }

    @Test func `What was there before is wiped from the foreground`() async throws {
        let application = CounterApplication(
            draws: { [String(repeating: "#", count: 5 - $0.log.count), "back"] }, foregroundRow: { _ in 0 })
        try await run(application) { program in
            await program.settle()
            terminal.press(.down)
            await program.settle()
            #expect(terminal.screens.map { $0.rowText(0) } == ["#####", "####"])
        }
    }

    @Test func `The rest comes with what a key leads to, if that is sooner`() async throws {
        let application = CounterApplication(
            onKey: { _ in [.run("load") { $0(.happened("loaded")) }] }, draws: Self.bothRows,
            foregroundRow: { _ in 0 })
        try await run(application) { program in
            await program.settle()
            terminal.press(.down)
            await program.settle()
            #expect(terminal.screens.prefix(2).map(\.text) == ["front 0\nback 0", "front 1\nback 0"])
            #expect(terminal.screen.text == "front 2\nback 2")
        }
    }

    @Test func `A foreground that goes elsewhere is drawn with everything`() async throws {
        let application = CounterApplication(draws: Self.bothRows, foregroundRow: { $0.log.count % 2 })
        try await run(application) { program in
            await program.settle()
            terminal.press(.down)
            await program.settle()
            #expect(terminal.screens.map(\.text) == ["front 0\nback 0", "front 1\nback 1"])
        }
    }

    @Test func `A message draws everything at once`() async throws {
        let application = CounterApplication(
            firstEffects: [.run("load") { $0(.happened("loaded")) }], draws: Self.bothRows,
            foregroundRow: { _ in 0 })
        try await run(application) { program in
            await program.settle()
            #expect(terminal.screens.map(\.text) == ["front 0\nback 0", "front 1\nback 1"])
        }
    }

    @Test func `What a key leads to begins when its answer is on the screen`() async throws {
        let shown = Mutex<[String]>([])
        let application = CounterApplication(
            onKey: { [terminal] _ in
                [.run("look") { _ in shown.withLock { $0.append(terminal.screen.text) } }]
            },
            draws: { ["\($0.log.count)"] })
        try await run(application) { program in
            for _ in 1...50 {
                terminal.press(.down)
                await program.settle()
            }
        }
        #expect(shown.withLock { $0 } == (1...50).map { "\($0)\n" })
    }
}
