/// Why a terminal can't be used.
public struct TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public enum Code: Hashable, Sendable {
        /// Input or output is a file or a pipe.
        case notATerminal
        /// The terminal's description is missing or unusable.
        case unknownTerminal
        /// The system refused something that the terminal needs.
        case system
        /// The terminal was started before; each value is good for one start.
        case alreadyStarted
    }

    /// What kind of failure it is.
    public let code: Code
    /// One sentence for the person, with what to do next.
    public let message: String
    /// What the system said, for the log.
    public let cause: String?

    /// A failure with a message for the person and a cause for the log.
    public init(code: Code, message: String, cause: String? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The message.
    public var description: String { message }
}
