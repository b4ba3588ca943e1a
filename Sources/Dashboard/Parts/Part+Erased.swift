import TerminalUI

/// What the dashboard does with parts whose message types it doesn't know.
extension Part {
    /// The part's keys as keys of the dashboard, each with whether it can be used now.
    ///
    /// - Parameter key: the only one that is asked for; nil: all.
    func boundKeys(
        at address: PartAddress, in context: DashboardContext, for key: Key? = nil
    ) -> [BoundKey] {
        bound(keys, at: address, in: context, for: key)
    }

    func bound(
        _ keys: KeyMap<Message>, at address: PartAddress, in context: DashboardContext, for key: Key?
    ) -> [BoundKey] {
        var bound: [BoundKey] = []
        for binding in keys.bindings where key.map(binding.keys.contains) ?? true {
            let (action, message) = (binding.action, DashboardMessage.told(address, binding.action))
            bound.append(
                BoundKey(
                    binding, message: message, label: label(of: action, in: context),
                    state: state(of: action, in: context), applies: applies(action, in: context)))
        }
        return bound
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
