import Synchronization
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ProgramTests {
    typealias Message = CounterApplication.Message

    let terminal = ScriptedTerminal(size: Size(columns: 20, rows: 5))
    let clock = TestClock()

    /// Runs the application while `body` drives it, and returns how it ended.
    @discardableResult
    func run(
        _ application: CounterApplication, grace: Duration = .seconds(10),
        _ body: (Program<CounterApplication>) async throws -> Void
    ) async throws -> Exit {
        let program = Program(application: application, terminal: terminal, clock: clock, grace: grace)
        async let exit = program.run()
        try await body(program)
        terminal.send(.terminate(signal: 15))
        return try await exit
    }

    @Test func `Keys are taken up in the order in which they were pressed`() async throws {
        try await run(CounterApplication()) { program in
            terminal.type("abc")
            await program.settle()
            #expect(terminal.screen.text == "a\nb\nc\n\n")
        }
    }

    @Test func `The first screen is drawn before any effect has answered`() async throws {
        let first: Effect<Message> = .run("load") { send in send(.happened("loaded")) }
        try await run(CounterApplication(firstEffects: [first])) { program in
            await program.settle()
            #expect(terminal.screens.map(\.text) == ["\n\n\n\n", "loaded\n\n\n\n"])
        }
    }

    @Test func `Frames that are equal are shown once`() async throws {
        let application = CounterApplication(draws: { _ in ["always the same"] })
        try await run(application) { program in
            terminal.type("abc")
            await program.settle()
            terminal.type("def")
            await program.settle()
            #expect(terminal.presentedCount == 1)
        }
    }

    @Test func `A resize is drawn in the new size`() async throws {
        try await run(CounterApplication(draws: { ["\($0.size.columns)x\($0.size.rows)"] })) { program in
            await program.settle()
            #expect(terminal.screen.text == "20x5\n\n\n\n")
            terminal.resize(Size(columns: 9, rows: 2))
            await program.settle()
            #expect(terminal.screen.text == "9x2\n")
            terminal.resize(Size(columns: 0, rows: 0))
            await program.settle()
            #expect(terminal.screen.size == Size(columns: 1, rows: 1))
        }
    }

    @Test func `The effects for the terminal reach it`() async throws {
        let application = CounterApplication(onKey: { key in
            switch key {
            case .character("y"): [.copy("row")]
            case .character("m"): [.mouse(true)]
            default: [.suspend]
            }
        })
        try await run(application) { program in
            terminal.type("ymz")
            await program.settle()
            #expect(terminal.clipboard == ["row"])
            #expect(terminal.isMouseEnabled)
            #expect(terminal.suspendCount == 1)
        }
    }

    @Test func `Events sent before the program runs aren't lost`() async throws {
        terminal.type("ab")
        try await run(CounterApplication()) { program in
            await program.settle()
            #expect(terminal.screen.text == "a\nb\n\n\n")
        }
    }

    @Test func `Settling is exact however often it is done`() async throws {
        let application = CounterApplication(
            onKey: { key in
                [
                    .run("load") { send in
                        await Task.yield(); send(.happened("loaded"))
                    }, .after(.seconds(1), id: "t", .happened("tick")),
                ]
            }, draws: { ["\($0.log.count)"] })
        try await run(application) { program in
            for round in 1...1000 {
                terminal.press(.down)
                await program.settle()
                clock.advance(by: .seconds(1))
                await program.settle()
                guard terminal.screen.text == "\(round * 3)\n\n\n\n" else {
                    Issue.record("round \(round): \(terminal.screen.text)")
                    return
                }
            }
        }
    }
}
