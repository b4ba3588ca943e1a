/// What a run does now.
public enum MoveStage: String, Hashable, Sendable, Codable {
    /// Flags the orders that it is going to move.
    case flagging
    /// Takes the flag off orders that never moved, so that they are back.
    case unflagging
    case moving
}

/// How far a run is: its stage, and the last order that it has seen to in it.
struct MovePosition: Hashable, Sendable {
    let stage: MoveStage
    let orderID: Order.ID?

    init(_ stage: MoveStage, after orderID: Order.ID? = nil) {
        self.stage = stage
        self.orderID = orderID
    }

    /// The form of the journal: `flagging i:42`, and while orders move `i:42` alone.
    var text: String {
        let id = orderID.map(\.value.coded)
        return stage == .moving
            ? id ?? stage.rawValue : [stage.rawValue, id].compactMap(\.self).joined(separator: " ")
    }

    /// Reads `text` back; nil for anything else.
    init?(_ text: String) {
        if let id = OpaqueID(coded: text) {
            self.init(.moving, after: Order.ID(id))
            return
        }
        let words = text.split(separator: " ", maxSplits: 1)
        guard let stage = words.first.flatMap({ MoveStage(rawValue: String($0)) }) else { return nil }
        let id = words.dropFirst().first.map { OpaqueID(coded: String($0)) }
        guard id != .some(nil) else { return nil }
        self.init(stage, after: id.flatMap(\.self).map(Order.ID.init))
    }
}
