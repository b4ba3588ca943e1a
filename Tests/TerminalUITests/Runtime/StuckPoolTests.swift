import Synchronization
import TerminalUI
import TestSupport
import Testing

/// With the database frozen, every key still answers: also when its driver blocks the threads that all
/// tasks share.
@Suite(.timeLimit(.minutes(5)))
final class StuckPoolTests: Sendable {
    let terminal = ScriptedTerminal(size: Size(columns: 20, rows: 5))
    let stuck = Mutex(0)
    let isReleased = Mutex(false)
    let clock = ContinuousClock()

    @Test func `Keys are answered while every thread of the shared pool is stuck`() async throws {
        let hold: @Sendable () -> Void = { [self] in
            stuck.withLock { $0 += 1 }
            while !isReleased.withLock({ $0 }) { sleepWithoutYielding() }
        }
        let application = CounterApplication(onKey: { key in
            guard key == .character("a") else { return [] }
            return (0..<64).map { number in .run(EffectID("stuck \(number)")) { _ in hold() } }
        })
        let program = Program(application: application, terminal: terminal)
        async let exit = program.run()
        await program.settle()
        #expect(isAnswered())
        terminal.send(.terminate(signal: 15))
        _ = try await exit
    }

    /// Without a suspension point: the test itself sits on one of the threads.
    private func isAnswered() -> Bool {
        terminal.type("a")
        waitUntilNoMoreGetStuck()
        terminal.type("b")
        let answered = wait { terminal.screen.text.hasPrefix("a\nb") }
        isReleased.withLock { $0 = true }
        return answered
    }

    private func waitUntilNoMoreGetStuck() {
        var before = -1
        while before < 1 || before != stuck.withLock({ $0 }) {
            before = stuck.withLock { $0 }
            for _ in 0..<30 { sleepWithoutYielding() }
        }
    }

    private func wait(_ isTrue: () -> Bool) -> Bool {
        let deadline = clock.now + .seconds(5)
        while !isTrue() {
            guard clock.now < deadline else { return false }
            sleepWithoutYielding()
        }
        return true
    }
}
