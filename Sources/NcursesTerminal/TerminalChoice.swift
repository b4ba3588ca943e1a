internal import CNcurses
internal import Foundation
import TerminalUI

/// Which terminal description is used.
struct TerminalChoice: Equatable, Sendable {
    let name: String
    /// What the person should know about it.
    let notice: String?

    private static let fallback = BuiltInDescription.name

    /// What `TERM` names, or what nearly every terminal understands.
    static func fromEnvironment() throws(TerminalError) -> TerminalChoice {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { throw notATerminal }
        return try choose(from: ProcessInfo.processInfo.environment, describes: { cn_describes_screen($0) })
    }

    /// - Parameter describes: whether a description exists and can place the cursor: 1; doesn't exist: 0;
    ///   can't: -1.
    static func choose(
        from environment: [String: String], describes: (String) -> Int32
    ) throws(TerminalError) -> TerminalChoice {
        let name = environment["TERM"] ?? ""
        switch name.isEmpty ? 0 : describes(name) {
        case 1: return TerminalChoice(name: richer(name, environment, describes), notice: nil)
        case -1: throw unusable(name)
        default: return try assumed(insteadOf: name, describes)
        }
    }

    /// Terminals that call themselves plain xterm and say elsewhere that they have every colour have 256, too.
    private static func richer(
        _ name: String, _ environment: [String: String], _ describes: (String) -> Int32
    ) -> String {
        let hasAll = ["truecolor", "24bit"].contains(environment["COLORTERM"] ?? "")
        return hasAll && name == "xterm" && describes(fallback) == 1 ? fallback : name
    }

    private static func assumed(
        insteadOf name: String, _ describes: (String) -> Int32
    ) throws(TerminalError) -> TerminalChoice {
        if describes(fallback) != 1 {
            BuiltInDescription.use()
            guard describes(fallback) == 1 else { throw unusable(name) }
        }
        let problem = name.isEmpty ? "TERM is not set" : "The terminal type “\(name)” is unknown here"
        return TerminalChoice(
            name: fallback, notice: name == fallback ? nil : "\(problem); it was taken for \(fallback).")
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
