import TerminalUI

/// Something that can be done, as help and palette list it.
struct CommandEntry: Sendable {
    let name: CommandName
    let keys: [Key]
    let label: String
    let help: String
    let state: BindingState
    /// What choosing it by name sends, in order.
    let messages: [DashboardMessage]

    /// - Parameter pane: the one whose key it is; nil for the dashboard's and a window's.
    init(_ key: BoundKey, of pane: PaneID? = nil, messages: [DashboardMessage]? = nil) {
        name = CommandName(pane: pane, name: key.binding.name)
        keys = key.binding.keys
        label = key.binding.label
        help = key.binding.help
        state = key.state
        self.messages = messages ?? [key.message]
    }

    /// A key of the pane at a position, which gets the focus first.
    init(_ key: BoundKey, of pane: PaneID, at position: Int) {
        self.init(key, of: pane, messages: [.init(kind: .paneFocused(position)), key.message])
    }

    /// The keys as help and palette show them.
    func keyNames(_ glyphs: Glyphs) -> String {
        keys.map { $0.name(glyphs) }.joined(separator: " ")
    }

    func helpRow(_ glyphs: Glyphs) -> HelpSection.Row {
        // What has no key is found by its name.
        let names = keys.isEmpty ? ":" : keyNames(glyphs)
        return HelpSection.Row(
            keys: names, help: keys.isEmpty ? "\(label): \(help)" : help, reason: state.reason)
    }

    /// What it does, as it follows a name: `give the pane the whole screen, and back`.
    private var about: String {
        let sentence = help.hasSuffix(".") ? String(help.dropLast()) : help
        return "\(sentence.prefix(1).lowercased())\(sentence.dropFirst())"
    }

    func paletteItem(_ glyphs: Glyphs) -> PaletteItem {
        PaletteItem(
            label, name: name.description, about: about, detail: keyNames(glyphs), state: state)
    }
}
