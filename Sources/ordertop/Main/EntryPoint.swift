import ArgumentParser
import Glibc
import Logging

/// Where the program starts: reads the arguments, runs the command beside the main thread, and leaves with the
/// exit code of the contract.
@main
enum EntryPoint {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        let command = parsedCommand()
        if let terminalCommand = command as? any TerminalCommand, terminalCommand.takesTheTerminal {
            terminalCommand.blockSignals()
            run(command)
            waitForEver()
        }
        Interruption.blockSignals()
        Interruption.cancelOnSignals(run(command))
    }

    /// Starts the command in a task that ends the process.
    ///
    /// The main thread neither runs a main queue nor parks in `dispatchMain`, which would unblock the signals
    /// that somebody else waits for.
    @discardableResult
    private static func run(_ command: any ParsableCommand) -> Task<Void, Never> {
        Task.detached {
            do {
                try await execute(command)
                exit(EXIT_SUCCESS)
            } catch {
                end(Failure(error))
            }
        }
    }

    private static func execute(_ command: any ParsableCommand) async throws {
        try LogFile.start(path: (command as? any DatabaseCommand)?.common.logPath)
        Logger.ordertop.debug("started", metadata: ["command": "\(type(of: command))"])
        if var command = command as? any AsyncParsableCommand {
            try await command.run()
        } else {
            var command = command
            try command.run()
        }
    }

    private static func parsedCommand() -> any ParsableCommand {
        do {
            return try Ordertop.parseAsRoot()
        } catch {
            guard Ordertop.exitCode(for: error).isSuccess else { end(Failure(error)) }
            try? Console.standard.write(Ordertop.fullMessage(for: error) + "\n")
            exit(EXIT_SUCCESS)
        }
    }

    private static func end(_ failure: Failure) -> Never {
        if let sentence = failure.sentence { Console.standard.say("ordertop: \(sentence)") }
        if let cause = failure.cause { Logger.ordertop.error("failed", metadata: ["cause": "\(cause)"]) }
        exit(failure.exitCode)
    }

    private static func waitForEver() -> Never {
        while true { pause() }
    }
}
