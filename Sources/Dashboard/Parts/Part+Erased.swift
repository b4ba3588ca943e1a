import TerminalUI

/// What the dashboard does with parts whose message types it doesn't know.
extension Part {
    /// The part's keys as keys of the dashboard, each with whether it can be used now.
    func boundKeys(at address: PartAddress, in context: DashboardContext) -> [BoundKey] {
        bound(keys, at: address, in: context)
    }

    func bound(_ keys: KeyMap<Message>, at address: PartAddress, in context: DashboardContext) -> [BoundKey] {
        keys.bindings.map { binding in
            BoundKey(
                binding, message: .told(address, binding.action),
                label: label(of: binding.action, in: context), state: state(of: binding.action, in: context),
                applies: applies(binding.action, in: context))
        }
    }

    mutating func receive(
        _ event: PartEvent, at address: PartAddress, in context: DashboardContext
    ) -> [Output<DashboardMessage>] {
        receive(event, in: context).map { $0.map { .told(address, $0) } }
    }

    /// Messages of another part's type are left alone; they can't come, because addresses are unique.
    mutating func take(
        _ message: any Sendable, at address: PartAddress, in context: DashboardContext
    ) -> [Output<DashboardMessage>] {
        guard let message = message as? Message else { return [] }
        return update(message, in: context).map { $0.map { .told(address, $0) } }
    }
}
