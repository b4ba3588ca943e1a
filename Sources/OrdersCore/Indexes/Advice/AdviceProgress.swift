/// How far the work on an advice is.
public struct AdviceProgress: Hashable, Sendable {
    /// What is being done, in a few words: `reading the sample`.
    public let stage: String
    /// How much of the whole is done, 0 to 1. By what takes long at millions of orders, not by counting stages.
    public let fraction: Double

    public init(stage: String, fraction: Double) {
        self.stage = stage
        self.fraction = min(1, max(0, fraction))
    }
}
