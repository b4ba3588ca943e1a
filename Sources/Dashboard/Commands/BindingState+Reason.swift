import TerminalUI

extension String? {
    /// The state of a key that this reason speaks against.
    var state: BindingState {
        map { .disabled(reason: $0) } ?? .enabled
    }
}

extension BindingState {
    /// Why it can't be done now; nil when it can.
    var reason: String? {
        if case .disabled(let reason) = self { reason } else { nil }
    }
}
