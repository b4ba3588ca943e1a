import TerminalUI

// The mouse.
extension DashboardApplication {
    func message(for mouse: MouseEvent, in state: DashboardState) -> DashboardMessage? {
        guard let event = event(for: mouse), !state.layout.isTooSmall else { return nil }
        if mouse.kind == .press, state.layout.footer.contains(mouse.point) {
            return footerMessage(at: mouse.point, in: state)
        }
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

    /// What the key in the footer at a place means; nothing while a notice stands there.
    private func footerMessage(at point: Point, in state: DashboardState) -> DashboardMessage? {
        guard state.notices.isEmpty else { return nil }
        let line = state.layout.footer
        let (keys, footer) = footer(state)
        let index = footer.index(at: point.column - line.column, room: line.columns, environment.glyphs())
        return index.map { keys[$0].message }
    }

    /// The tab at a place.
    private func tab(at point: Point, in state: DashboardState) -> Int? {
        guard case .tabs(let line, _) = state.layout.arrangement, line.contains(point) else { return nil }
        return tabLine(state).tab(at: point.column - line.column, room: line.columns)
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
