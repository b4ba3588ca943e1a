import TerminalUI

/// Something that can be done, as help and palette list it.
struct CommandEntry: Sendable {
    let keys: [Key]
    let label: String
    let help: String
    let state: BindingState
    /// What choosing it by name sends, in order.
    let messages: [DashboardMessage]

    init(_ binding: KeyBinding<DashboardCommand>) {
        self.init(binding, state: .enabled, messages: [.command(binding.action)])
    }

    /// A key of the pane at a position, which gets the focus first.
    init(_ key: BoundKey, ofPane pane: Int) {
        self.init(
            key.binding, state: key.state, messages: [.init(kind: .paneFocused(pane)), key.message])
    }

    private init<Action>(
        _ binding: KeyBinding<Action>, state: BindingState, messages: [DashboardMessage]
    ) {
        keys = binding.keys
        label = binding.label
        help = binding.help
        self.state = state
        self.messages = messages
    }

    /// The keys as help and palette show them.
    func keyNames(_ glyphs: Glyphs) -> String {
        keys.map { $0.name(glyphs) }.joined(separator: " ")
    }

    /// The name that the palette finds it by: `zoom: give the pane the whole screen, and back`.
    var title: String {
        let sentence = help.hasSuffix(".") ? String(help.dropLast()) : help
        return "\(label): \(sentence.prefix(1).lowercased())\(sentence.dropFirst())"
    }
}

/// What can be done in one place.
struct CommandGroup: Sendable {
    let title: String
    let entries: [CommandEntry]

    func helpSection(_ glyphs: Glyphs) -> HelpSection {
        HelpSection(
            title: title,
            rows: entries.map { entry in
                HelpSection.Row(keys: entry.keyNames(glyphs), help: entry.helpLine)
            })
    }
}

extension CommandEntry {
    /// The help with the reason why it can't be done now.
    fileprivate var helpLine: String {
        switch state {
        case .enabled: help
        case .disabled(let reason): "\(help) Not now: \(reason)"
        }
    }
}
