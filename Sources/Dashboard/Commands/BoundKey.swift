import TerminalUI

/// A key of a part as a key of the dashboard.
struct BoundKey: Sendable {
    /// With the label that fits now.
    let binding: KeyBinding<DashboardMessage>
    let state: BindingState
    /// Whether there is anything now that the key is about, be it usable or not.
    var applies = true

    /// - Parameter label: what it does now, in a word or two; nil: what it does always.
    init<Action>(
        _ binding: KeyBinding<Action>, message: DashboardMessage, label: String? = nil,
        state: BindingState = .enabled, applies: Bool = true
    ) {
        var bound = binding.with(action: message)
        bound.label = label ?? binding.label
        self.binding = bound
        self.state = state
        self.applies = applies
    }

    /// What pressing it means: its action, or why not.
    var message: DashboardMessage {
        switch state {
        case .enabled: binding.action
        case .disabled(let reason): .keyRefused(reason)
        }
    }
}
