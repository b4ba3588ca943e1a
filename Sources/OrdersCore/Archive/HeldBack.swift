/// Orders that a run would move by their date and that stay, with the reason.
public struct HeldBack: Hashable, Sendable {
    public let rows: Int64
    /// Ends the sentence "… orders stay, because …".
    public let reason: String

    public init(rows: Int64, reason: String) {
        self.rows = rows
        self.reason = reason
    }

    /// The sentence: "12 orders stay, because their status is pending."
    public var sentence: String {
        "\(rows.grouped) \(rows == 1 ? "order stays" : "orders stay"), because \(reason)."
    }
}
