@testable import NcursesTerminal
import TerminalUI
import Testing

struct TerminalChoiceTests {
    func choose(
        _ environment: [String: String], known: Set<String> = ["xterm", "xterm-256color", "vt100"]
    ) throws -> TerminalChoice {
        try TerminalChoice.choose(from: environment) { name in
            name == "dumb" ? -1 : known.contains(name) ? 1 : 0
        }
    }

    @Test func `TERM says what the terminal is`() throws {
        #expect(try choose(["TERM": "vt100"]) == TerminalChoice(name: "vt100", notice: nil))
        #expect(try choose(["TERM": "xterm"]).name == "xterm")
    }

    @Test func `A plain xterm that has every colour has 256`() throws {
        #expect(try choose(["TERM": "xterm", "COLORTERM": "truecolor"]).name == "xterm-256color")
        #expect(try choose(["TERM": "vt100", "COLORTERM": "truecolor"]).name == "vt100")
        #expect(try choose(["TERM": "xterm", "COLORTERM": "truecolor"], known: ["xterm"]).name == "xterm")
    }

    @Test func `A type that is unknown or not set is taken for the usual one, and the person is told`() throws
    {
        let unset = try choose([:])
        #expect(unset.name == "xterm-256color")
        #expect(unset.notice == "TERM is not set; it was taken for xterm-256color.")
        let unknown = try choose(["TERM": "xterm-wonder"])
        #expect(unknown.name == "xterm-256color")
        #expect(
            unknown.notice
                == "The terminal type “xterm-wonder” is unknown here; it was taken for xterm-256color.")
    }

    @Test func `A type that can't place the cursor is refused with what to do`() {
        let error = #expect(throws: TerminalError.self) { _ = try choose(["TERM": "dumb"]) }
        #expect(error?.code == .unknownTerminal)
        #expect(error?.message.contains("TERM=xterm-256color") ?? false)
    }
}
