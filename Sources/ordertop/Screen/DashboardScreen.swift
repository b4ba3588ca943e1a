import ArgumentParser
import Dashboard
import Foundation
import NcursesTerminal
import OrdersCore
import TerminalUI

/// The dashboard on the real terminal: the one place where a real store meets it.
struct DashboardScreen {
    let common: CommonOptions
    let options: ScreenOptions
    /// What the archive's keys begin.
    let archive: ArchiveRunOptions

    static var hasTerminal: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

    /// Checks that there is a terminal, before anything is made for it.
    ///
    /// - Throws: `OrdersError` (`unsupported`).
    static func requireTerminal() throws {
        guard hasTerminal else {
            throw OrdersError(
                .unsupported,
                "The dashboard needs a terminal; for scripts there is `ordertop top --format json` and its like."
            )
        }
    }

    /// Draws until the person quits, opens the database meanwhile, and keeps its live totals, if it may.
    ///
    /// - Throws: `OrdersError` when there is no usable terminal or the database can't be opened, `ExitCode` when a signal
    ///   ended it.
    func run() async throws {
        let (sessions, opening, ending) = (DashboardSessions(), FirstOpening(), ScreenEnding())
        let terminal = NcursesTerminal(
            palettes: options.theme.palettes, ascii: options.ascii, farewell: Self.farewell)
        let choices = DatabaseChoices(first: common)
        let switcher = DatabaseSwitcher(
            opening: try choices.id(of: common), in: try unopened(choices, sessions, opening, terminal))
        let program = Program(application: switcher, terminal: terminal)
        defer { terminal.notice.map(Console.standard.say) }
        Interruption.handOver()
        async let _ = StartingPages.giveBackLater()
        let result = await Result { try await program.run() }
        await sessions.endKeeping()
        if case .success(let exit) = result, exit != .hangUp { await ending.tell(of: sessions.stores) }
        await sessions.closeAll()
        do {
            try leave(result.get(), failure: opening.failure)
        } catch let error as TerminalError {
            throw OrdersError(.unsupported, error.message, cause: error.cause)
        }
    }

    private static let farewell = """
        ordertop crashed. Every database is as its last transaction left it; if a job was running, `ordertop jobs` \
        shows it and how to go on.

        """

    /// A process that a signal ended says so in the way shells do.
    private func leave(_ exit: Exit, failure: (any Error)?) throws {
        switch exit {
        case .quit: if let failure { throw failure }
        case .hangUp: throw ExitCode(128 + SIGHUP)
        case .signal(let number): throw ExitCode(128 + number)
        }
    }
}
