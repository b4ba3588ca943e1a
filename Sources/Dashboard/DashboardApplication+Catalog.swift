import TerminalUI

// Everything that can be done, for help, palette and footer.
extension DashboardApplication {
    /// By place: the pane with the focus, the other panes, then what works everywhere.
    func commandGroups(_ state: DashboardState) -> [CommandGroup] {
        let panes = paneGroups(state)
        let here = panes.filter(\.isHere) + panes.filter { !$0.isHere }
        return here.filter { !$0.entries.isEmpty } + [
            group("Everywhere", screenKeys, state), group("Panes", paneKeys(state), state),
            group("In lists", movingKeys, state),
        ]
    }

    /// The same for the help, which begins with the window that is open, if one is.
    func helpGroups(_ state: DashboardState) -> [CommandGroup] {
        guard let layer = state.dialogs.last else { return commandGroups(state) }
        let keys = layerKeys(layer, state)
        let window = CommandGroup(
            title: "This window", entries: keys.map { CommandEntry($0) }, isHere: true)
        return [window]
            + commandGroups(state).map { group in
                var other = group
                other.isHere = false
                return other
            }
    }

    private func group(
        _ title: String, _ keys: KeyMap<DashboardCommand>, _ state: DashboardState
    ) -> CommandGroup {
        CommandGroup(title: title, entries: keys.bindings.map { CommandEntry(bound($0, state)) })
    }

    private func paneGroups(_ state: DashboardState) -> [CommandGroup] {
        state.panes.indices.map { index in
            let pane = state.panes[index]
            let context = context(ofPane: index, state)
            let keyboard = environment.keyboard
            let keys = pane.boundKeys(in: context, keyboard) + pane.boundSharedKeys(in: context, keyboard)
            let entries = keys.map { CommandEntry($0, of: pane.id, at: index) }
            return CommandGroup(title: pane.name, entries: entries, isHere: index == state.focus)
        }
    }

    func paneKeys(_ state: DashboardState) -> KeyMap<DashboardCommand> {
        environment.keyboard.map(DashboardKeys.panes(state.panes.map(\.name)))
    }

    /// The keys that do something here and now, in the order of the footer.
    func footerKeys(_ state: DashboardState) -> [BoundKey] {
        let keys = state.dialogs.last.map { layerKeys($0, state) } ?? allKeys(state)
        return keys.filter(\.state.isEnabled)
    }

    private func allKeys(_ state: DashboardState) -> [BoundKey] {
        let focused = focusedKeys(state)
        let keys = focused + sharedKeys(state)
        let reachable = keys.indices.filter(keys.isReachable)
        let screen = screenKeys.bindings.filter { $0.footerRank != nil }.map { bound($0, state) }
        let isFind = { (key: BoundKey) in key.binding.name == "find" }
        return movingKeys.bindings.map { bound($0, state) }
            + reachable.filter(focused.indices.contains).map { keys[$0] } + screen.filter(isFind)
            + reachable.filter { !focused.indices.contains($0) }.map { keys[$0] }
            + screen.filter { !isFind($0) }
    }

    /// The keys of an open window. Where letters are text, those for log and help are text as well.
    private func layerKeys(_ layer: DialogLayer, _ state: DashboardState) -> [BoundKey] {
        let context = context(ofDialogs: state)
        let moving = layer.dialog.movement(in: context).map(movement) ?? []
        let helping = layer.dialog.isTyping ? [] : windowKeys.bindings.map { bound($0, state) }
        return moving + layer.dialog.boundKeys(at: layer.address, in: context) + helping + [closing(layer)]
    }

    /// The keys for moving, with the word for what they do in a window.
    private func movement(_ label: String) -> [BoundKey] {
        movingKeys.bindings.filter { $0.footerRank != nil }.map { binding in
            BoundKey(binding, message: .command(binding.action), label: label)
        }
    }

    private func closing(_ layer: DialogLayer) -> BoundKey {
        let binding = KeyBinding(
            keys: [.escape], label: "close", help: "Close this.", action: layer.id, footerRank: 0)
        return BoundKey(binding, message: .init(kind: .dialogDismissed(layer.id)))
    }
}
