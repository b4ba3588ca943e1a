import TerminalUI

/// A key of a part as a key of the dashboard.
struct BoundKey: Sendable {
    let binding: KeyBinding<DashboardMessage>
    let state: BindingState
    /// Whether there is anything now that the key is about, be it usable or not.
    var applies = true

    /// What pressing it means: its action, or why not.
    var message: DashboardMessage {
        switch state {
        case .enabled: binding.action
        case .disabled(let reason): .keyRefused(reason)
        }
    }
}
