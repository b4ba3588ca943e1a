import TerminalUI

// What was done last and can be undone.
extension DashboardApplication {
    func undo(_ state: inout DashboardState) -> Effects {
        switch self.state(of: .undo, state) {
        case .disabled(let reason): return notify(Notice(.refusal, reason), &state)
        case .enabled: return state.undo.map { open($0.question(), &state) } ?? []
        }
    }

    /// Whether one of the dashboard's own commands can be run now.
    func state(of command: DashboardCommand, _ state: DashboardState) -> BindingState {
        guard command == .undo else { return .enabled }
        guard let offer = state.undo else { return .disabled(reason: DashboardApplication.nothingToUndo) }
        return offer.obstacle(context(state)).state
    }

    private static let nothingToUndo =
        "Nothing to undo yet: an archive run, a changed index and changed live totals can be undone once they are done."

    /// The command with what it does now, and whether it can be run.
    func bound(_ binding: KeyBinding<DashboardCommand>, _ state: DashboardState) -> BoundKey {
        var binding = binding
        if binding.action == .undo, let offer = state.undo { binding.help = offer.help }
        return BoundKey(
            binding, message: .command(binding.action), state: self.state(of: binding.action, state))
    }
}
