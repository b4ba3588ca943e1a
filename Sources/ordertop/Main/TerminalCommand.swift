/// A command that draws on the terminal: the terminal's signals are blocked before any thread exists, and left to
/// it once it is drawn on.
protocol TerminalCommand: DatabaseCommand {}
