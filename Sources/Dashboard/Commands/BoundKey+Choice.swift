import TerminalUI

/// The keys of one screen in the order in which they count: those of the pane with the focus first.
extension [BoundKey] {
    /// The position of what a key means: the first that applies now, or where none does, the first.
    func position(of key: Key) -> Int? {
        firstIndex { $0.binding.keys.contains(key) && $0.applies }
            ?? firstIndex { $0.binding.keys.contains(key) }
    }

    /// Whether pressing a key leads to what is at a position, and not to another pane's key of the same name.
    func isReachable(_ position: Int) -> Bool {
        self[position].binding.keys.contains { self.position(of: $0) == position }
    }
}
