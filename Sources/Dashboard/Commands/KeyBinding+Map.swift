import TerminalUI

extension KeyBinding {
    /// The same keys and words for another action.
    func with<Other>(action other: Other) -> KeyBinding<Other> {
        KeyBinding<Other>(
            name: name, keys: keys, label: label, help: help, action: other, footerRank: footerRank,
            footerKeys: footerKeys)
    }
}
