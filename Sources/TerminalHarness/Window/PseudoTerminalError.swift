/// What went wrong with a window of a test.
public struct PseudoTerminalError: Error, CustomStringConvertible {
    /// What went wrong.
    public let description: String

    init(_ description: String) {
        self.description = description
    }
}
