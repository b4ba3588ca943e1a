import ArgumentParser

/// A command that draws on the terminal and so waits for signals in its own way.
protocol TerminalCommand: ParsableCommand {
    /// Whether this very run will draw.
    var takesTheTerminal: Bool { get }

    /// Blocks the signals that the terminal waits for, before any thread exists.
    func blockSignals()
}
