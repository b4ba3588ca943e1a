internal import CNcurses
internal import Foundation
import TerminalUI

/// Which terminal description is used.
struct TerminalChoice: Sendable {
    let name: String
    /// What the person should know about it.
    let notice: String?

    private static let fallback = "xterm-256color"

    /// What `TERM` names, or what nearly every terminal understands.
    static func fromEnvironment() throws(TerminalError) -> TerminalChoice {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw notATerminal }
        let name = ProcessInfo.processInfo.environment["TERM"] ?? ""
        switch name.isEmpty ? 0 : cn_describes_screen(name) {
        case 1: return TerminalChoice(name: name, notice: nil)
        case -1: throw unusable(name)
        default: return try assumed(insteadOf: name)
        }
    }

    private static func assumed(insteadOf name: String) throws(TerminalError) -> TerminalChoice {
        guard cn_describes_screen(fallback) == 1 else { throw unusable(name) }
        let problem = name.isEmpty ? "TERM is not set" : "the terminal type “\(name)” is unknown"
        return TerminalChoice(name: fallback, notice: "\(problem): using \(fallback)")
    }

    private static var notATerminal: TerminalError {
        TerminalError(
            code: .notATerminal,
            message: "Input and output must be a terminal: run it without pipes and redirections."
        )
    }

    private static func unusable(_ name: String) -> TerminalError {
        TerminalError(
            code: .unknownTerminal,
            message: "The terminal type “\(name)” can't show a screen: set TERM to what the terminal is, "
                + "for example TERM=\(fallback)."
        )
    }
}
