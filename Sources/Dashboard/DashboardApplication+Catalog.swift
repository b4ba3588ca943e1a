import TerminalUI

// Everything that can be done, for help, palette and footer.
extension DashboardApplication {
    /// By place: the pane with the focus, the other panes, then what works everywhere.
    func commandGroups(_ state: DashboardState) -> [CommandGroup] {
        let panes = paneGroups(state)
        let here = panes.filter(\.isHere) + panes.filter { !$0.isHere }
        let lists = KeyMap(movingKeys.bindings + listKeys.bindings)
        return here.filter { !$0.entries.isEmpty } + [
            group("Everywhere", screenKeys, state), group("Panes", paneKeys, state),
            group("In lists", lists, state),
        ]
    }

    /// The same for the help, which begins with the window that is open, if one is.
    func helpGroups(_ state: DashboardState) -> [CommandGroup] {
        guard let layer = state.dialogs.last else { return commandGroups(state) }
        let keys = dialogKeys(layer, state)
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

    /// The keys that do something here and now, in the order of the footer.
    func footerKeys(_ state: DashboardState) -> [BoundKey] {
        let keys = state.dialogs.last.map { dialogKeys($0, state) } ?? allKeys(state)
        return keys.filter(\.state.isEnabled)
    }

    private func allKeys(_ state: DashboardState) -> [BoundKey] {
        let pane = state.panes[state.focus]
        if let keys = typingKeys(at: .pane(pane.id), pane, state) { return keys }
        let focused = focusedKeys(state)
        let keys = focused + sharedKeys(state)
        let reachable = keys.indices.filter(keys.isReachable)
        let screen = screenKeys.bindings.filter { $0.footerRank != nil }.map { bound($0, state) }
        let isFind = { (key: BoundKey) in key.binding.name == "find" }
        return movingKeys.bindings.map { bound($0, state) }
            + reachable.filter(focused.indices.contains).map { keys[$0] } + screen.filter(isFind)
            + paneLists(state)
            + reachable.filter { !focused.indices.contains($0) }.map { keys[$0] }
            + screen.filter { !isFind($0) }
    }

    /// The keys for lists, where the pane with the focus has one.
    private func paneLists(_ state: DashboardState) -> [BoundKey] {
        guard let list = state.panes[state.focus].arrangedList else { return [] }
        return bound(listKeys, isFiltered: list.filter.wants(.escape), state)
    }

    /// While only some rows are let through, how that ends is what counts most.
    private func bound(
        _ keys: KeyMap<DashboardCommand>, isFiltered: Bool, _ state: DashboardState
    ) -> [BoundKey] {
        keys.bindings.map { binding in
            var binding = binding
            if isFiltered, binding.action == .list(.clear) { binding.footerRank = 0 }
            return bound(binding, state)
        }
    }

    /// The keys while a filter is being typed; nil when none is.
    private func typingKeys(
        at address: PartAddress, _ part: any Part, _ state: DashboardState
    ) -> [BoundKey]? {
        guard part.arrangedList?.filter.isTyping == true else { return nil }
        let ends: [(Key, String, String)] = [
            (.enter, "keep filter", "Stop typing and keep the filter."),
            (.escape, "clear", "Take the filter away."),
        ]
        return movingKeys.bindings.map { bound($0, state) }
            + ends.map { key, label, help in
                let binding = KeyBinding(
                    keys: [key], label: label, help: help, action: key, footerRank: 0)
                return BoundKey(binding, message: .happened(address, .typed(key)))
            }
    }

    /// The keys of an open window. Where letters are text, those for log and help are text as well. While only some
    /// rows are let through, Esc takes the filter away and doesn't close.
    private func dialogKeys(_ layer: DialogLayer, _ state: DashboardState) -> [BoundKey] {
        if let keys = typingKeys(at: layer.address, layer.dialog, state) { return keys }
        let context = context(ofDialogs: state)
        let isFiltered = layer.dialog.arrangedList?.filter.wants(.escape) == true
        let moving = layer.dialog.movement(in: context).map(movement) ?? []
        let helping = layer.dialog.isTyping ? [] : windowKeys.bindings.map { bound($0, state) }
        return moving + layer.dialog.boundKeys(at: layer.address, in: context)
            + bound(dialogListKeys(of: layer, in: context), isFiltered: isFiltered, state) + helping
            + (isFiltered ? [] : [closing(layer)])
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
