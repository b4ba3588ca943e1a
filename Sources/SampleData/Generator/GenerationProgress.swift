/// How far the making of a shop has come.
public struct GenerationProgress: Hashable, Sendable {
    /// What is being made.
    public enum Phase: Hashable, Sendable {
        case users
        case products
        case orders
        case views
        /// The loader makes things durable; the text says what it does.
        case finishing(String)
    }

    public let phase: Phase
    /// Rows of this phase handed over so far; 0 while finishing.
    public let done: Int
    /// Rows of this phase; 0 where that isn't known.
    public let total: Int

    public init(_ phase: Phase, done: Int, total: Int) {
        self.phase = phase
        self.done = done
        self.total = total
    }
}
