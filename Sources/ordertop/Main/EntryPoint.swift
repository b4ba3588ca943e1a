import ArgumentParser
import CMalloc
import Foundation
import Glibc
import Logging
import NcursesTerminal
import TerminalUI

/// Where the program starts: reads the arguments, runs the command beside the main thread, and leaves with the
/// exit code of the contract.
@main
enum EntryPoint {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        LogFile.prepare()
        let command = parsedCommand()
        if command is any TerminalCommand { beginScreen() }
        Interruption.blockSignals()
        Interruption.cancelOnSignals(start(command))
    }

    /// What a program that is open for days must do before it has any other thread.
    private static func beginScreen() {
        NcursesTerminal.blockSignals()
        // Threads come and go here: what each freed on a heap of its own would be of no use to the next.
        mallopt(M_ARENA_MAX, 2)
    }

    /// Starts the command in a task that ends the process.
    ///
    /// The main thread neither runs a main queue nor parks in `dispatchMain`, which would unblock the signals
    /// that somebody else waits for.
    private static func start(_ command: sending any ParsableCommand) -> Task<Void, Never> {
        Task.detached(executorPreference: BackgroundExecutor.shared) {
            do {
                try await run(command)
                exit(EXIT_SUCCESS)
            } catch {
                end(error)
            }
        }
    }

    private static func run(_ command: any ParsableCommand) async throws {
        let command = try configured(command)
        Logger.ordertop.debug("started", metadata: ["command": "\(type(of: command))"])
        if var command = command as? any AsyncParsableCommand {
            try await command.run()
        } else {
            var command = command
            try command.run()
        }
    }

    /// A command on a database with the person's own settings, and the log they want.
    private static func configured(_ command: any ParsableCommand) throws -> any ParsableCommand {
        guard var command = command as? any DatabaseCommand else { return command }
        let process = ProcessInfo.processInfo
        try command.configure(ConfigurationFile(process), variables: process.environment)
        try LogFile.open(path: command.common.log)
        return command
    }

    private static func parsedCommand() -> sending any ParsableCommand {
        do {
            return try Ordertop.parseAsRoot()
        } catch {
            end(error)
        }
    }

    /// Ends the process the way an error asks for. Help, version and completion scripts come as errors too.
    private static func end(_ error: any Error) -> Never {
        if Failure.isAnswer(error) {
            try? Console.standard.write(Ordertop.fullMessage(for: error) + "\n")
            exit(EXIT_SUCCESS)
        }
        let failure = Failure(error)
        for sentence in failure.sentences {
            Console.standard.say("ordertop: \(sentence)")
            Logger.ordertop.error("\(sentence)", metadata: ["cause": "\(failure.cause ?? "")"])
        }
        exit(failure.exitCode)
    }
}
