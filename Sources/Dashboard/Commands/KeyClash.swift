public import TerminalUI

/// A key that would mean two things in one place.
public struct KeyClash: Sendable {
    public let key: Key
    /// The command that was given the key.
    public let command: CommandName
    /// The one that has it, too.
    public let other: CommandName
}

extension Keyboard {
    /// The first key of a changed command that means something else in the same place; nil when there is none.
    ///
    /// Commands of one name in two panes may share a key, as cancelling does: there is one thing at a time that it can
    /// be about.
    public func clash(of command: CommandFacts) -> KeyClash? {
        for key in keys(of: command) {
            if let owner = Keyboard.fixed[key], owner != command.name {
                return KeyClash(key: key, command: command.name, other: owner)
            }
            let others = CommandFacts.all.lazy.filter { $0.meets(command) && keys(of: $0).contains(key) }
            if let other = others.first {
                return KeyClash(key: key, command: command.name, other: other.name)
            }
        }
        return nil
    }

    /// The keys that a command has here.
    public func keys(of command: CommandFacts) -> [Key] {
        changes[command.name] ?? command.keys
    }
}

extension CommandFacts {
    /// Whether a key of both would mean two things somewhere.
    fileprivate func meets(_ other: CommandFacts) -> Bool {
        guard name != other.name else { return false }
        if let pane = name.pane, let otherPane = other.name.pane, pane != otherPane {
            return name.name != other.name.name && (worksEverywhere || other.worksEverywhere)
        }
        return true
    }
}
