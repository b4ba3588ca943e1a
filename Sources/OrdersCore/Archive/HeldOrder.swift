/// An order that a run would move by its date and that stays.
public struct HeldOrder: Hashable, Sendable {
    public let order: Order
    /// Each ends the sentence "The order stays, because …"; at least one.
    public let reasons: [String]

    public init(order: Order, reasons: [String]) {
        self.order = order
        self.reasons = reasons
    }
}
