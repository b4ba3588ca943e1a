import TerminalUI

// Everything that can be done, for help, palette and footer.
extension DashboardApplication {
    /// By place: each pane, then what works everywhere.
    func commandGroups(_ state: DashboardState) -> [CommandGroup] {
        paneGroups(state).filter { !$0.entries.isEmpty } + [
            CommandGroup(title: "Everywhere", entries: screenKeys.bindings.map { .init($0) }),
            CommandGroup(title: "Panes", entries: paneKeys(state).bindings.map { .init($0) }),
            CommandGroup(title: "In lists", entries: movingKeys.bindings.map { .init($0) }),
        ]
    }

    private func paneGroups(_ state: DashboardState) -> [CommandGroup] {
        state.panes.indices.map { index in
            let pane = state.panes[index]
            let context = context(ofPane: index, state)
            let keyboard = environment.keyboard
            let keys = pane.boundKeys(in: context, keyboard) + pane.boundSharedKeys(in: context, keyboard)
            return CommandGroup(title: pane.name, entries: keys.map { CommandEntry($0, ofPane: index) })
        }
    }

    func paneKeys(_ state: DashboardState) -> KeyMap<DashboardCommand> {
        environment.keyboard.map(DashboardKeys.panes(state.panes.map(\.name)))
    }

    /// The keys that do something now, in the order of the footer.
    func footerKeys(_ state: DashboardState) -> [BoundKey] {
        if let layer = state.dialogs.last {
            return layer.dialog.boundKeys(at: layer.address, in: context(ofDialogs: state)) + [closing(layer)]
        }
        let focused = focusedKeys(state)
        let keys = focused + sharedKeys(state)
        let reachable = keys.indices.filter(keys.isReachable)
        let screen = screenKeys.bindings.map(bound)
        let isFind = { (key: BoundKey) in key.binding.name == "find" }
        return movingKeys.bindings.map(bound)
            + reachable.filter(focused.indices.contains).map { keys[$0] } + screen.filter(isFind)
            + reachable.filter { !focused.indices.contains($0) }.map { keys[$0] }
            + screen.filter { !isFind($0) }
    }

    private func bound(_ binding: KeyBinding<DashboardCommand>) -> BoundKey {
        BoundKey(binding: binding.with(action: .command(binding.action)), state: .enabled)
    }

    private func closing(_ layer: DialogLayer) -> BoundKey {
        BoundKey(
            binding: KeyBinding(
                keys: [.escape], label: "close", help: "Close this.",
                action: .init(kind: .dialogDismissed(layer.id)), footerRank: 0),
            state: .enabled)
    }
}
