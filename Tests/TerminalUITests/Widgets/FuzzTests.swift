import TerminalUI
import TestSupport
import Testing

struct FuzzTests {
    @Test func `No widget breaks a row, whatever the text and the size`() async {
        var random = SeededGenerator(seed: 1)
        for round in 0..<6_000 {
            let size = Size(
                columns: Int.random(in: 0...45, using: &random), rows: Int.random(in: 0...12, using: &random))
            let glyphs: Glyphs = round.isMultiple(of: 2) ? .unicode : .ascii
            let screen = Screen.draw(size: size, glyphs: glyphs) { canvas in
                RandomWidgets.draw(on: canvas, using: &random)
            }
            expectWholeRows(screen)
            // Other tests share the threads.
            await Task.yield()
        }
    }

    @Test(.timeLimit(.minutes(5))) func `A hundred thousand keys and resizes leave the program standing`()
        async throws
    {
        var random = SeededGenerator(seed: 2)
        let terminal = ScriptedTerminal(size: Size(columns: 80, rows: 24), history: 4)
        let program = Program(application: SampleApplication(), terminal: terminal)
        async let exit = program.run()
        for round in 0..<100_000 {
            terminal.send(RandomWidgets.event(using: &random))
            guard round.isMultiple(of: 20) else { continue }
            await program.settle()
            expectWholeRows(terminal.screen)
        }
        terminal.send(.hangUp)
        #expect(try await exit == .hangUp)
        #expect(terminal.presentedCount > 1_000)
    }
}
