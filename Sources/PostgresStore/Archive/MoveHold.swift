/// Why orders that are old enough stay where they are.
struct MoveHold: Hashable, Sendable {
    /// Fulfilled by the orders that it does not keep.
    let condition: Condition
    /// Ends the sentence "… orders stay, because …".
    let reason: String
}
