import OrdersCore
import TerminalUI

// What the dashboard's own keys do.
extension DashboardApplication {
    func perform(_ command: DashboardCommand, _ state: inout DashboardState) -> Effects {
        switch command {
        case .move(let move): return tell(.moved(move), at: activeAddress(state), &state)
        case .list(let command): return arrange(command, &state)
        case .focusPane(let pane): focus(pane, &state)
        case .focusNext: focus(state.focus + 1, &state)
        case .focusPrevious: focus(state.focus - 1, &state)
        case .zoom: state.isZoomed.toggle()
        case .findUser: return open(FinderDialog(users: environment.store), &state)
        case .freeze: return freeze(&state)
        case .refresh: return refreshNow(&state)
        case .faster: return change(state.refresh.interval.faster, &state)
        case .slower: return change(state.refresh.interval.slower, &state)
        case .copyRow: return copyRow(&state)
        case .copyChosen: return chooseCopy(&state)
        case .export: return chooseExport(&state)
        case .undo: return undo(&state)
        case .toggleMouse: return toggleMouse(&state)
        case .showDatabases: return showDatabases(&state)
        case .showLog: return open(LogDialog(journal: environment.store), &state)
        case .showPalette:
            let groups = commandGroups(state)
            return open(PaletteDialog(groups: groups, recent: state.recentCommands), &state)
        case .showHelp:
            return open(HelpDialog(groups: helpGroups(state), keys: KeyNames(environment.keyboard)), &state)
        case .showHints: state.hasHints = true
        case .suspend: return [.suspend]
        case .quit: return quit(&state)
        }
        return []
    }

    /// Runs what the palette named, if it can be done now, and remembers that.
    func run(_ name: CommandName, _ state: inout DashboardState) -> Effects {
        guard let entry = commandGroups(state).flatMap(\.entries).first(where: { $0.name == name }) else {
            return []
        }
        state.recentCommands = [name] + state.recentCommands.filter { $0 != name }.prefix(9)
        var effects: Effects = []
        for message in entry.messages { effects += update(&state, message) }
        return effects
    }

    private func focus(_ pane: Int, _ state: inout DashboardState) {
        let count = state.panes.count
        state.focus = ((pane % count) + count) % count
    }

    private func freeze(_ state: inout DashboardState) -> Effects {
        guard state.refresh.isFrozen else {
            state.refresh.frozenAt = state.now
            return []
        }
        state.refresh.frozenAt = nil
        return askForChanges(&state)
    }

    private func change(_ interval: RefreshInterval, _ state: inout DashboardState) -> Effects {
        state.refresh.interval = interval
        let notice = Notice(.information, "Looking for changes every \(interval.text).")
        return timers(state) + notify(notice, &state)
    }

    private func toggleMouse(_ state: inout DashboardState) -> Effects {
        state.isMouseOn.toggle()
        let text = state.isMouseOn ? "The mouse is on." : "The mouse is off: the terminal can select text."
        return [.mouse(state.isMouseOn)] + notify(Notice(.information, text), &state)
    }
}
