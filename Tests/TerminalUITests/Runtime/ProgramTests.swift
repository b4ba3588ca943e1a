import Synchronization
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ProgramTests {
    typealias Message = CounterApplication.Message

    let terminal = ScriptedTerminal(size: Size(columns: 20, rows: 5))
    let clock = TestClock()

    /// Runs the application while `body` drives it, and returns how it ended.
    @discardableResult
    func run(
        _ application: CounterApplication, grace: Duration = .seconds(1),
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

    @Test func `A timer fires when the clock has been advanced, and not before`() async throws {
        let application = CounterApplication(onKey: { _ in
            [.after(.seconds(2), id: "tick", .happened("tick"))]
        })
        try await run(application) { program in
            terminal.press(.down)
            await program.settle()
            clock.advance(by: .seconds(1))
            await program.settle()
            #expect(terminal.screen.text == "↓\n\n\n\n")
            clock.advance(by: .seconds(1))
            await program.settle()
            #expect(terminal.screen.text == "↓\ntick\n\n\n")
        }
    }
}
