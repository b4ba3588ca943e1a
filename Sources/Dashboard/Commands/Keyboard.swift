public import TerminalUI

/// Which keys do what, where a person has changed it.
public struct Keyboard: Sendable {
    let changes: [CommandName: [Key]]

    /// The keys as they are without any change.
    public init() {
        self.init([:])
    }

    /// - Parameter changes: the keys of a command instead of its own; none leave it to the palette. Ctrl-C and Ctrl-Z
    ///   stay what they are, so that there is always a way out.
    public init(_ changes: [CommandName: [Key]]) {
        self.changes = Keyboard.fixed.reduce(into: changes) { changes, fixed in
            guard let keys = changes[fixed.value], !keys.contains(fixed.key) else { return }
            changes[fixed.value] = keys + [fixed.key]
        }
    }

    /// The keys that have one meaning whatever else is changed.
    static let fixed: [Key: CommandName] = [
        .control("c"): CommandName(pane: nil, name: "quit"),
        .control("z"): CommandName(pane: nil, name: "suspend"),
    ]

    private func bindings<Action>(
        _ bindings: [KeyBinding<Action>], of pane: PaneID?
    ) -> [KeyBinding<Action>] {
        bindings.map { binding in
            var bound = binding
            bound.keys = keys(of: binding, in: pane)
            bound.footerKeys = binding.footerKeys.map { shown in
                shown.compactMap { key in
                    bindings.first { $0.keys.contains(key) }.map { keys(of: $0, in: pane) }
                        .flatMap { $0.contains(key) ? key : $0.first }
                }
            }
            return bound
        }
    }

    /// The bindings with the keys that they have here.
    func map<Action>(_ map: KeyMap<Action>, of pane: PaneID? = nil) -> KeyMap<Action> {
        changes.isEmpty ? map : KeyMap(bindings(map.bindings, of: pane))
    }

    private func keys<Action>(of binding: KeyBinding<Action>, in pane: PaneID?) -> [Key] {
        changes[CommandName(pane: pane, name: binding.name)] ?? binding.keys
    }
}
