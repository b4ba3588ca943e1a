/// A pane's name in addresses and in the names of its commands: `top-spenders`.
struct PaneID: Hashable, Sendable, ExpressibleByStringLiteral {
    let name: String

    init(stringLiteral name: String) {
        self.name = name
    }
}
