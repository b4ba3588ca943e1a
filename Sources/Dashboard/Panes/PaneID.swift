/// A pane's name in addresses.
struct PaneID: Hashable, Sendable, ExpressibleByStringLiteral {
    let name: String

    init(stringLiteral name: String) {
        self.name = name
    }
}
