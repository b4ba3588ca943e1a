import Glibc
import NcursesTerminal
import TerminalUI
import Testing

struct NcursesTerminalTests {
    @Test func `Without a tty the terminal doesn't start, and closing it is fine`() async {
        // Tests have their output in a pipe or a file; a developer who runs them by hand may not.
        guard isatty(0) == 0 || isatty(1) == 0 else { return }
        let terminal = NcursesTerminal()
        let error = #expect(throws: TerminalError.self) { _ = try terminal.start() }
        #expect(error?.code == .notATerminal)
        await terminal.close()
        #expect(throws: TerminalError.self) { _ = try terminal.start() }
    }

    @Test func `ASCII glyphs are used where they are asked for`() {
        #expect(NcursesTerminal(ascii: true).glyphs == .ascii)
    }
}
