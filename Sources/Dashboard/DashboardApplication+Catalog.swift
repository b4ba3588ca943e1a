import TerminalUI

// Everything that can be done, for help, palette and footer.
extension DashboardApplication {
    /// By place: each pane, then what works everywhere.
    func commandGroups(_ state: DashboardState) -> [CommandGroup] {
        paneGroups(state).filter { !$0.entries.isEmpty } + [
            CommandGroup(title: "Everywhere", entries: screenKeys.bindings.map { .init($0) }),
            CommandGroup(title: "Panes", entries: paneKeys(state).bindings.map { .init($0) }),
            CommandGroup(title: "In lists", entries: listEntries),
        ]
    }

    private var listEntries: [CommandEntry] {
        [movingKeys, listKeys].flatMap(\.bindings).map { CommandEntry($0) }
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
            return dialogKeys(layer, state)
        }
        if let keys = typingKeys(at: .pane(state.panes[state.focus].id), state.panes[state.focus]) {
            return keys
        }
        let focused = focusedKeys(state)
        let keys = focused + sharedKeys(state)
        let reachable = keys.indices.filter(keys.isReachable)
        let screen = screenKeys.bindings.map(bound)
        let isFind = { (key: BoundKey) in key.binding.name == "find" }
        return movingKeys.bindings.map(bound)
            + reachable.filter(focused.indices.contains).map { keys[$0] } + screen.filter(isFind)
            + paneLists(state)
            + reachable.filter { !focused.indices.contains($0) }.map { keys[$0] }
            + screen.filter { !isFind($0) }
    }

    /// The keys for lists, where the pane with the focus has one.
    private func paneLists(_ state: DashboardState) -> [BoundKey] {
        guard let list = state.panes[state.focus].arrangedList else { return [] }
        return bound(listKeys, isFiltered: list.filter.wants(.escape))
    }

    /// While only some rows are let through, how that ends is what counts most.
    private func bound(_ keys: KeyMap<DashboardCommand>, isFiltered: Bool) -> [BoundKey] {
        keys.bindings.map { binding in
            var binding = binding
            if isFiltered, binding.action == .list(.clear) { binding.footerRank = 0 }
            return bound(binding)
        }
    }

    /// The keys while a filter is being typed; nil when none is.
    private func typingKeys(at address: PartAddress, _ part: any Part) -> [BoundKey]? {
        guard part.arrangedList?.filter.isTyping == true else { return nil }
        let ends: [(Key, String, String)] = [
            (.enter, "keep filter", "Stop typing and keep the filter."),
            (.escape, "clear", "Take the filter away."),
        ]
        return movingKeys.bindings.map(bound)
            + ends.map { key, label, help in
                let binding = KeyBinding(
                    keys: [key], label: label, help: help,
                    action: DashboardMessage.happened(address, .typed(key)), footerRank: 0)
                return BoundKey(binding: binding, state: .enabled)
            }
    }

    /// While only some rows are let through, Esc takes the filter away and doesn't close.
    private func dialogKeys(_ layer: DialogLayer, _ state: DashboardState) -> [BoundKey] {
        if let keys = typingKeys(at: layer.address, layer.dialog) { return keys }
        let context = context(ofDialogs: state)
        let isFiltered = layer.dialog.arrangedList?.filter.wants(.escape) == true
        return layer.dialog.boundKeys(at: layer.address, in: context)
            + bound(dialogListKeys(of: layer, in: context), isFiltered: isFiltered)
            + (isFiltered ? [] : [closing(layer)])
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
