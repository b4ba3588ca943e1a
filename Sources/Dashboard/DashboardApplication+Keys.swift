public import TerminalUI

// What events mean.
extension DashboardApplication {
    public func message(for event: TerminalEvent, in state: DashboardState) -> DashboardMessage? {
        switch event {
        case .resized(let size): .init(kind: .resized(size))
        case .resumed: .init(kind: .resumed)
        case .interrupt, .key(.control("c")): .command(.quit)
        case .key(.control("z")): .command(.suspend)
        case .key(let key) where state.layout.isTooSmall:
            screenKeys.binding(for: key)?.action == .quit ? .command(.quit) : nil
        case .key(let key): message(for: key, in: state)
        case .paste(let text): typingAddress(state).map { .happened($0, .pasted(text)) }
        case .mouse(let mouse): message(for: mouse, in: state)
        case .hangUp, .terminate: nil
        }
    }

    /// A dialog has all keys; else the pane with the focus comes first, then what other panes offer
    /// everywhere, then the dashboard.
    private func message(for key: Key, in state: DashboardState) -> DashboardMessage? {
        if let layer = state.dialogs.last { return message(for: key, on: layer, in: state) }
        let pane = state.panes[state.focus]
        if pane.arrangedList?.filter.wants(key) == true { return .happened(.pane(pane.id), .typed(key)) }
        if key == .escape, state.hasHints || !state.notices.isEmpty { return .init(kind: .wordsDismissed) }
        return find(key, in: focusedKeys(state, for: key) + sharedKeys(state, for: key))
            ?? dashboardKeys(state).lazy.compactMap { $0.binding(for: key) }.first.map { .command($0.action) }
    }

    private func message(
        for key: Key, on layer: DialogLayer, in state: DashboardState
    ) -> DashboardMessage? {
        let context = context(ofDialogs: state)
        if let typed = layer.dialog.typed(key, at: layer.address) { return typed }
        if layer.dialog.arrangedList?.filter.wants(key) == true {
            return .happened(layer.address, .typed(key))
        }
        let keysOfDialog = layer.dialog.boundKeys(at: layer.address, in: context, for: key)
        if let bound = find(key, in: keysOfDialog) { return bound }
        if key == .escape { return .init(kind: .dialogDismissed(layer.id)) }
        if case .move(let move) = movingKeys.binding(for: key)?.action {
            return .happened(layer.address, .moved(move))
        }
        let keys = [dialogListKeys(of: layer, in: context), windowKeys]
        return keys.lazy.compactMap { $0.binding(for: key) }.first.map { .command($0.action) }
    }

    /// The keys for lists that mean something in a dialog.
    func dialogListKeys(of layer: DialogLayer, in context: DashboardContext) -> KeyMap<DashboardCommand> {
        let dialog = layer.dialog
        let hasList = dialog.arrangedList != nil
        // A list is data anyway, and making that of all its rows takes a while.
        let hasData = hasList || dialog.data(in: context) != nil
        let hasCopy = hasList || dialog.copiedText(in: context) != nil
        return KeyMap(
            listKeys.bindings.filter { binding in
                switch binding.action {
                case .list: hasList
                case .copyRow: hasCopy
                default: hasData
                }
            })
    }

    /// Who gets what is pasted: a dialog, or the pane in whose filter is being typed. Nobody else: pasted text
    /// is never run as keys.
    private func typingAddress(_ state: DashboardState) -> PartAddress? {
        if let layer = state.dialogs.last { return layer.address }
        let pane = state.panes[state.focus]
        return pane.arrangedList?.filter.isTyping == true ? .pane(pane.id) : nil
    }

    private func find(_ key: Key, in keys: [BoundKey]) -> DashboardMessage? {
        keys.position(of: key).map { keys[$0].message }
    }

    /// The dashboard's own keys, in the order of help and footer.
    func dashboardKeys(_ state: DashboardState) -> [KeyMap<DashboardCommand>] {
        [movingKeys, listKeys, paneKeys, screenKeys]
    }

    var movingKeys: KeyMap<DashboardCommand> { environment.keyboard.map(DashboardKeys.moving) }

    var listKeys: KeyMap<DashboardCommand> { environment.keyboard.map(DashboardKeys.lists) }

    var screenKeys: KeyMap<DashboardCommand> { environment.keyboard.map(DashboardKeys.screen) }

    /// The dashboard's keys that work in windows, too, but where one types.
    var windowKeys: KeyMap<DashboardCommand> {
        KeyMap(screenKeys.bindings.filter { $0.action == .showHelp || $0.action == .showLog })
    }

    /// The key of a command of the dashboard as sentences name it; how to reach it by name, where it has none.
    func keyName(of command: DashboardCommand, _ glyphs: Glyphs) -> String {
        let binding = screenKeys.bindings.first { $0.action == command }
        return binding?.keys.first?.name(glyphs) ?? ":\(binding?.name ?? "")"
    }

    /// The keys of the pane with the focus.
    ///
    /// - Parameter key: the only one that is asked for; nil: all.
    func focusedKeys(_ state: DashboardState, for key: Key? = nil) -> [BoundKey] {
        let pane = state.panes[state.focus]
        return pane.boundKeys(in: context(ofPane: state.focus, state), environment.keyboard, for: key)
    }

    /// The keys that panes offer wherever the focus is.
    func sharedKeys(_ state: DashboardState, for key: Key? = nil) -> [BoundKey] {
        state.panes.indices.flatMap { index in
            state.panes[index].boundSharedKeys(
                in: context(ofPane: index, state), environment.keyboard, for: key)
        }
    }
}
