import Synchronization
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct EffectTests {
    typealias Message = CounterApplication.Message

    let terminal = ScriptedTerminal(size: Size(columns: 20, rows: 5))
    let clock = TestClock()

    func run(
        _ onKey: @escaping @Sendable (Key) -> [Effect<Message>],
        _ body: (Program<CounterApplication>) async throws -> Void
    ) async throws {
        let application = CounterApplication(onKey: onKey)
        let program = Program(application: application, terminal: terminal, clock: clock)
        async let exit = program.run()
        try await body(program)
        terminal.send(.terminate(signal: 15))
        _ = try await exit
    }

    @Test func `A newer run cancels the older, and nothing more is heard of it`() async throws {
        let gate = Gate()
        try await run { key in
            [
                .run("load") { send in
                    if key == .character("a") { await gate.wait() }
                    send(.happened("\(key.name): \(Task.isCancelled ? "late" : "in time")"))
                }
            ]
        } _: { program in
            terminal.type("a")
            await gate.arrived()
            terminal.type("b")
            while !terminal.screen.text.hasPrefix("a\nb") { await Task.yield() }
            await gate.open()
            await program.settle()
            #expect(terminal.screen.text == "a\nb\nb: in time\n\n")
        }
    }

    @Test func `Cancelling all cancels runs and timers, and what begins after it goes on`() async throws {
        let gate = Gate()
        try await run { key in
            guard key == .character("a") else { return [.cancelAll, .run("new") { $0(.happened("new")) }] }
            return [
                .run("load") { send in
                    await gate.wait()
                    send(.happened("late"))
                },
                .after(.seconds(1), id: "timer", .happened("tick")),
            ]
        } _: { program in
            terminal.type("a")
            await gate.arrived()
            terminal.type("b")
            while !terminal.screen.text.contains("new") { await Task.yield() }
            await gate.open()
            clock.advance(by: .seconds(2))
            await program.settle()
            #expect(terminal.screen.text == "a\nb\nnew\n\n")
        }
    }

    @Test func `A cancelled run is told, and its messages are dropped`() async throws {
        let gate = Gate()
        let sawCancellation = Mutex(false)
        try await run { key in
            guard key == .character("a") else { return [.cancel("load")] }
            return [
                .run("load") { send in
                    await gate.wait()
                    sawCancellation.withLock { $0 = Task.isCancelled }
                    send(.happened("late"))
                }
            ]
        } _: { program in
            terminal.type("a")
            await gate.arrived()
            terminal.type("b")
            while terminal.screen.text != "a\nb\n\n\n" { await Task.yield() }
            await gate.open()
            await program.settle()
            #expect(terminal.screen.text == "a\nb\n\n\n")
            #expect(sawCancellation.withLock { $0 })
        }
    }

    @Test func `Runs with different ids don't touch each other, and may send often`() async throws {
        try await run { key in
            [.run(EffectID(key.name)) { send in for part in 1...2 { send(.happened("\(key.name)\(part)")) } }]
        } _: { program in
            terminal.type("a")
            await program.settle()
            terminal.type("b")
            await program.settle()
            #expect(terminal.screen.text == "a\na1\na2\nb\nb1")
        }
    }

    @Test func `A timer fires when the clock has been advanced, and not before`() async throws {
        try await run { _ in
            [.after(.seconds(2), id: "tick", .happened("tick"))]
        } _: { program in
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

    @Test func `A newer timer takes the place of the older`() async throws {
        try await run { _ in
            [.after(.seconds(2), id: "tick", .happened("tick"))]
        } _: { program in
            terminal.type("a")
            await program.settle()
            clock.advance(by: .seconds(1))
            terminal.type("b")
            await program.settle()
            clock.advance(by: .seconds(1))
            await program.settle()
            #expect(terminal.screen.text == "a\nb\n\n\n")
            clock.advance(by: .seconds(1))
            await program.settle()
            #expect(terminal.screen.text == "a\nb\ntick\n\n")
        }
    }

    @Test func `A mapped effect sends mapped messages`() async throws {
        let inner: Effect<Int> = .run("count") { send in send(41) }
        let timer: Effect<Int> = .after(.seconds(1), id: "later", 42)
        try await run { _ in
            [inner, timer].map { $0.map { .happened("number \($0)") } }
        } _: { program in
            terminal.type("a")
            await program.settle()
            clock.advance(by: .seconds(1))
            await program.settle()
            #expect(terminal.screen.text == "a\nnumber 41\nnumber 42\n\n")
        }
    }
}
