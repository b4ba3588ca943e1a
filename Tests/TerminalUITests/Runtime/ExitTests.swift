import Synchronization
import TerminalUI
import TestSupport
import Testing

@Suite(.timeLimit(.minutes(5)))
struct ExitTests {
    let terminal = ScriptedTerminal(size: Size(columns: 20, rows: 5))
    let quitting = CounterApplication(onKey: { _ in [.quit] })

    @Test func `Quitting closes the terminal before it returns`() async throws {
        let program = Program(application: quitting, terminal: terminal)
        terminal.press(.character("q"))
        #expect(try await program.run() == .quit)
        #expect(terminal.closeCount == 1)
    }

    @Test func `What comes after quitting isn't taken up`() async throws {
        let taken = Mutex(0)
        let application = CounterApplication(onKey: { _ in
            taken.withLock { $0 += 1 }
            return [.quit]
        })
        terminal.type("qqq")
        _ = try await Program(application: application, terminal: terminal).run()
        #expect(taken.withLock { $0 } == 1)
    }

    @Test(arguments: [
        (TerminalEvent.hangUp, Exit.hangUp), (.terminate(signal: 15), .signal(15)),
        (.terminate(signal: 3), .signal(3)),
    ])
    func `A hang-up and a signal end the program`(_ event: TerminalEvent, _ expected: Exit) async throws {
        terminal.send(event)
        #expect(try await Program(application: CounterApplication(), terminal: terminal).run() == expected)
        #expect(terminal.isClosed)
    }

    @Test func `Events that end are a hang-up`() async throws {
        terminal.vanish()
        #expect(try await Program(application: CounterApplication(), terminal: terminal).run() == .hangUp)
        #expect(terminal.isClosed)
    }

    @Test func `A quit among the first effects ends the program`() async throws {
        let application = CounterApplication(firstEffects: [.quit])
        #expect(try await Program(application: application, terminal: terminal).run() == .quit)
        #expect(terminal.presentedCount == 1)
    }

    @Test func `Cancelling the task of a program is like quitting`() async throws {
        let program = Program(application: CounterApplication(), terminal: terminal)
        let running = Task { try await program.run() }
        await program.settle()
        running.cancel()
        #expect(try await running.value == .quit)
        #expect(terminal.isClosed)
    }

    @Test func `Effects are cancelled and waited for`() async throws {
        let ended = Mutex(false)
        let application = CounterApplication(
            firstEffects: [
                .run("slow") { _ in
                    try? await Task.sleep(for: .seconds(60))
                    ended.withLock { $0 = Task.isCancelled }
                },
                .after(.seconds(60), id: "timer", .happened("never")),
            ], onKey: { _ in [.quit] })
        terminal.press(.character("q"))
        _ = try await Program(application: application, terminal: terminal, grace: .seconds(60)).run()
        #expect(ended.withLock { $0 })
    }

    @Test func `A stuck effect doesn't hold the exit`() async throws {
        let gate = Gate()
        let application = CounterApplication(
            firstEffects: [.run("stuck") { _ in await gate.wait() }], onKey: { _ in [.quit] })
        terminal.press(.character("q"))
        let program = Program(application: application, terminal: terminal, grace: .milliseconds(20))
        #expect(try await program.run() == .quit)
        #expect(terminal.isClosed)
        await gate.open()
    }

    @Test func `A terminal that doesn't start is an error, and nobody waits`() async throws {
        let failure = TerminalError(code: .notATerminal, message: "Output is a file.")
        let program = Program(
            application: CounterApplication(), terminal: ScriptedTerminal(startError: failure))
        await #expect(throws: failure) { try await program.run() }
        await program.settle()
        #expect(failure.description == "Output is a file.")
    }
}
