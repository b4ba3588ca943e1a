import OrdersCore
import TerminalUI

// The time before the first database is open: the frame stands, and keys are answered or kept.
extension DashboardApplication {
    /// More are forgotten: who types on and on isn't looking.
    private static let mostHeld = 16

    /// What only changes the picture.
    private static let picture: Set<DashboardCommand> = [
        .focusNext, .focusPrevious, .zoom, .faster, .slower, .toggleMouse, .showDatabases, .showPalette,
        .showHints,
    ]

    /// What is never waited with.
    private static let urgent: Set<DashboardCommand> = [.quit, .suspend, .showHelp]

    /// Whether a key that means this has to wait for the database, or for a key before it that does.
    func holds(_ message: DashboardMessage, _ state: DashboardState) -> Bool {
        guard !environment.isOpen, state.dialogs.isEmpty else { return false }
        switch message.kind {
        case .commandChosen(let command) where Self.urgent.contains(command): return false
        case .commandChosen(.focusPane): return !state.heldKeys.isEmpty
        case .commandChosen(let command) where Self.picture.contains(command):
            return !state.heldKeys.isEmpty
        case .wordsDismissed: return false
        default: return true
        }
    }

    func hold(_ key: Key, _ state: inout DashboardState) -> Effects {
        if state.heldKeys.count < Self.mostHeld { state.heldKeys.append(key) }
        return notify(Notice(.information, "Keys wait until the database is open."), &state)
    }

    /// A dialog that was opened before the database was, with what can be done now that it is.
    func renewed(_ dialog: any Dialog, _ state: DashboardState) -> any Dialog {
        switch dialog {
        case let help as HelpDialog: help.renewed(helpGroups(state))
        case let palette as PaletteDialog:
            palette.renewed(commandGroups(state), recent: state.recentCommands)
        default: dialog
        }
    }

    /// Does what held keys ask for, up to the first that opens a question: none is answered before it was seen.
    func press(_ keys: [Key], _ state: inout DashboardState) -> Effects {
        var effects: Effects = []
        for key in keys where state.dialogs.isEmpty {
            guard let message = message(for: .key(key), in: state) else { continue }
            effects += update(&state, message)
        }
        return effects
    }
}
