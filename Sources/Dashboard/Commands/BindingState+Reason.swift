import TerminalUI

extension String? {
    /// The state of a key that this reason speaks against.
    var state: BindingState {
        map { .disabled(reason: $0) } ?? .enabled
    }
}
