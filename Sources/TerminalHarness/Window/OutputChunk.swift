/// What a program wrote in one piece.
public struct OutputChunk: Sendable {
    /// When it came.
    public let at: ContinuousClock.Instant
    public let bytes: [UInt8]
}
