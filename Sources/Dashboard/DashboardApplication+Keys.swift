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
            key == .character("q") ? .command(.quit) : nil
        case .key(let key): message(for: key, in: state)
        case .paste(let text): state.dialogs.last.map { .happened($0.address, .pasted(text)) }
        case .mouse(let mouse): message(for: mouse, in: state)
        case .hangUp, .terminate: nil
        }
    }

    /// A dialog has all keys; else the pane with the focus comes first, then the dashboard, then what other
    /// panes offer everywhere.
    private func message(for key: Key, in state: DashboardState) -> DashboardMessage? {
        if let layer = state.dialogs.last { return message(for: key, on: layer, in: state) }
        let pane = state.panes[state.focus]
        let focused = context(ofPane: state.focus, state)
        return find(key, in: pane.boundKeys(at: .pane(pane.id), in: focused))
            ?? dashboardKeys(state).lazy.compactMap { $0.binding(for: key) }.first.map { .command($0.action) }
            ?? find(key, in: sharedKeys(state))
    }

    private func message(
        for key: Key, on layer: DialogLayer, in state: DashboardState
    ) -> DashboardMessage? {
        let context = context(ofDialogs: state)
        if let typed = layer.dialog.typed(key, at: layer.address) { return typed }
        if let bound = find(key, in: layer.dialog.boundKeys(at: layer.address, in: context)) { return bound }
        if key == .escape { return .init(kind: .dialogDismissed(layer.id)) }
        guard case .move(let move) = DashboardKeys.moving.binding(for: key)?.action else { return nil }
        return .happened(layer.address, .moved(move))
    }

    private func find(_ key: Key, in keys: [BoundKey]) -> DashboardMessage? {
        keys.first { $0.binding.keys.contains(key) }?.message
    }

    /// The dashboard's own keys, in the order of help and footer.
    func dashboardKeys(_ state: DashboardState) -> [KeyMap<DashboardCommand>] {
        [DashboardKeys.moving, DashboardKeys.panes(state.panes.map(\.name)), DashboardKeys.screen]
    }

    /// The keys that panes offer wherever the focus is.
    func sharedKeys(_ state: DashboardState) -> [BoundKey] {
        state.panes.indices.flatMap { index in
            state.panes[index].boundSharedKeys(in: context(ofPane: index, state))
        }
    }
}

// The mouse.
extension DashboardApplication {
    private func message(for mouse: MouseEvent, in state: DashboardState) -> DashboardMessage? {
        guard let event = event(for: mouse) else { return nil }
        if let layer = state.dialogs.last { return .happened(layer.address, event) }
        if mouse.kind == .press, let tab = tab(at: mouse.point, in: state) {
            return .init(kind: .paneFocused(tab))
        }
        guard let index = state.layout.pane(at: mouse.point, of: state.panes.count),
            let frame = state.layout.frame(of: index)
        else { return nil }
        let body = PaneFrame.body(of: frame)
        let address = PartAddress.pane(state.panes[index].id)
        return .happened(address, event.moved(column: -body.column, row: -body.row))
    }

    /// The tab at a place; the first tab is seen wherever all of them are.
    private func tab(at point: Point, in state: DashboardState) -> Int? {
        guard case .tabs(let line, _) = state.layout.arrangement, line.contains(point) else { return nil }
        let tabs = tabLine(state).tabs
        let widths = tabs.map { TextWidth.columns(of: $0) + 2 }
        guard widths.reduce(0, +) <= line.columns else { return nil }
        return tabs.indices.first { point.column < widths[...$0].reduce(0, +) }
    }

    private func event(for mouse: MouseEvent) -> PartEvent? {
        switch mouse.kind {
        case .press: mouse.button == .left ? .clicked(mouse.point) : nil
        case .doubleClick: .doubleClicked(mouse.point)
        case .scrollUp: .scrolled(-3)
        case .scrollDown: .scrolled(3)
        case .release: nil
        }
    }
}

extension PartEvent {
    /// The same event seen from another origin.
    fileprivate func moved(column: Int, row: Int) -> PartEvent {
        switch self {
        case .clicked(let point): .clicked(Point(column: point.column + column, row: point.row + row))
        case .doubleClicked(let point):
            .doubleClicked(Point(column: point.column + column, row: point.row + row))
        default: self
        }
    }
}
