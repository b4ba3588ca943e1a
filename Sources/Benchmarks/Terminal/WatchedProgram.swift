import Foundation
import OrdersCore
import TerminalHarness
import TerminalUI

/// A program of the terminal, and what a person presses in it.
struct WatchedProgram: Sendable {
    let name: String
    let path: String
    let arguments: [String]
    let environment: [String: String]
    /// Keys that move a selection to and fro, so that each of them changes what is seen.
    let moves: [String]
    let quit = "q"

    static let size = Size(columns: 120, rows: 40)

    init(_ name: String, path: String, _ arguments: [String] = [], home: String, moves: [String]) {
        self.name = name
        self.path = path
        self.arguments = arguments
        self.moves = moves
        let search = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        environment = ["HOME": home, "PATH": search, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    }

    private init(_ other: WatchedProgram, arguments: [String]) {
        (name, path, environment, moves) = (other.name, other.path, other.environment, other.moves)
        self.arguments = arguments
    }

    /// The same program with other arguments.
    func with(_ arguments: [String]) -> WatchedProgram { WatchedProgram(self, arguments: arguments) }

    /// Starts it in a window of its own.
    func start() throws -> Window {
        let terminal = try PseudoTerminal(size: WatchedProgram.size)
        let before = try terminal.settings
        let start = ContinuousClock.now
        try terminal.spawn(path, arguments, environment: environment)
        return Window(terminal: terminal, settingsBefore: before, started: start)
    }

    /// Another program of the kind, where it is installed.
    ///
    /// - Throws: `OrdersError` (`unsupported`) when it isn't.
    static func installed(_ name: String, _ arguments: [String] = [], home: String) throws -> WatchedProgram {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        let paths = folders.map { "\($0)/\(name)" }
        guard let path = paths.first(where: FileManager.default.isExecutableFile) else {
            throw OrdersError(.unsupported, "\(name) isn't installed")
        }
        return WatchedProgram(name, path: path, arguments, home: home, moves: ["\u{1B}[B", "\u{1B}[A"])
    }
}

/// A window in which a program runs.
struct Window {
    let terminal: PseudoTerminal
    let settingsBefore: TerminalSettings
    let started: ContinuousClock.Instant

    /// Whether the terminal is as it was before: its settings, the screen, the cursor, and no mouse or paste modes.
    var isRestored: Bool {
        get throws {
            let screen = terminal.screen
            let modes = screen.modes
            let left: Set<Int> = [1000, 1002, 1003, 1006, 1015, 2004]
            return try terminal.settings == settingsBefore && !screen.isAlternate && screen.isCursorShown
                && modes.isDisjoint(with: left)
        }
    }

    /// Ends the program and waits for it.
    func end() async throws {
        try? terminal.signal(SIGKILL)
        _ = try await terminal.waitForExit(timeout: .seconds(10))
    }
}
