/// What a command is called, whatever key it has: `quit`, and with the pane it belongs to `top-spenders.source`.
public struct CommandName: Hashable, Sendable, CustomStringConvertible {
    /// The pane; nil for what works everywhere in the dashboard.
    let pane: PaneID?
    let name: String

    public var description: String {
        [pane?.name, name].compactMap(\.self).joined(separator: ".")
    }
}
