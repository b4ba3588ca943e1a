import OrdersCore
public import TerminalUI

// What it looks like.
extension DashboardApplication {
    public func draw(_ state: DashboardState, on canvas: Canvas) {
        let layout = state.layout
        switch layout.arrangement {
        case .tooSmall: return drawTooSmall(on: canvas)
        case .grid: break
        case .tabs(let line, _): tabLine(state).draw(on: canvas.sub(line))
        }
        let name = environment.databases?.current ?? state.departure?.choice.id
        TopBar(state: state, context: context(state), name: name).draw(on: canvas.sub(layout.topBar))
        for index in state.panes.indices {
            guard let frame = layout.frame(of: index) else { continue }
            drawPane(index, state, on: canvas.sub(frame))
        }
        // Beside a dialog, their rest would be noise.
        if state.hasHints, state.dialogs.isEmpty {
            hintCard(canvas.glyphs).draw(on: canvas.sub(layout.dialogs))
        }
        for layer in state.dialogs {
            layer.dialog.draw(on: canvas.sub(layout.dialogs), in: context(ofDialogs: state))
        }
        drawFooter(state, on: canvas.sub(layout.footer))
        state.notices.draw(on: canvas) { keyName(of: $0, canvas.glyphs) }
    }

    /// The pane with the focus, where nothing stands before it.
    public func foreground(of state: DashboardState) -> Foreground? {
        guard let frame = state.layout.frame(of: state.focus), state.dialogs.isEmpty, !state.hasHints,
            state.notices.isEmpty
        else { return nil }
        return Foreground(frame) { drawPane(state.focus, state, on: $0) }
    }

    private func drawTooSmall(on canvas: Canvas) {
        let smallest = DashboardLayout.smallest
        let sign = canvas.glyphs.isASCII ? "x" : "×"
        canvas.write(
            "needs \(smallest.columns)\(sign)\(smallest.rows)", at: .zero, width: canvas.size.columns)
    }

    func tabLine(_ state: DashboardState) -> TabLineView {
        TabLineView(
            tabs: state.panes.enumerated().map { "\($0 + 1) \($1.name)" }, selected: state.focus)
    }

    private func drawPane(_ index: Int, _ state: DashboardState, on canvas: Canvas) {
        let pane = state.panes[index]
        let context = context(ofPane: index, state)
        let isFocused = context.isFocused
        let title = pane.title(in: context, glyphs: canvas.glyphs)
        let line = PaneTitleLine(
            name: "\(index + 1) \(pane.name)", title, isFocused: isFocused, canvas.glyphs)
        let fitted = line.fitted(to: canvas.size.columns)
        canvas.box(title: fitted.title, trailing: fitted.trailing, focused: isFocused)
        pane.draw(on: PaneFrame(outer: canvas, isFocused: isFocused), in: context)
    }

    private func hintCard(_ glyphs: Glyphs) -> HintCard {
        HintCard(
            help: keyName(of: .showHelp, glyphs), palette: keyName(of: .showPalette, glyphs),
            nextPane: keyName(of: .focusNext, glyphs))
    }

    private func drawFooter(_ state: DashboardState, on canvas: Canvas) {
        footer(state).view.draw(on: canvas)
    }

    /// The keys with the footer that shows them.
    func footer(_ state: DashboardState) -> (keys: [BoundKey], view: FooterView<Int>) {
        let keys = footerKeys(state)
        let bindings = keys.enumerated().map { $1.binding.with(action: $0) }
        return (keys, FooterView(bindings: bindings))
    }
}
