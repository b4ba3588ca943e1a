/// Something that happens at an instant, or is cancelled before.
struct LoopTimer: Sendable {
    let id: UInt64
    let deadline: ContinuousClock.Instant
    let fire: @Sendable (_ isCancelled: Bool) -> Void
}
