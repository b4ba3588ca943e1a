/// Where a message or an event is for.
enum PartAddress: Hashable, Sendable {
    case pane(PaneID)
    case dialog(DialogID)
}

/// A pane's name in addresses.
struct PaneID: Hashable, Sendable, ExpressibleByStringLiteral {
    let name: String

    init(stringLiteral name: String) {
        self.name = name
    }
}

/// A dialog's number in the order of opening: what is sent to a dialog that was closed reaches nobody.
struct DialogID: Hashable, Sendable {
    let number: Int
}
