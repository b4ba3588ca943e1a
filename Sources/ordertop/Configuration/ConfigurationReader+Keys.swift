import Dashboard
import TerminalUI
import Yams

// Which keys do what.
extension ConfigurationReader {
    mutating func readKeys(_ node: Node) {
        for (key, node) in pairs(in: node, of: "keys") ?? [] {
            guard let command = CommandFacts.named(key.name) else {
                let names = CommandFacts.all.map(\.name.description)
                let advice = Spelling.nearest(to: key.name, in: names).map { "did you mean \($0)?" }
                note(
                    key.place,
                    "there is no command \(key.name); "
                        + (advice ?? "`ordertop config keys` lists them."))
                continue
            }
            let keys = words(node, of: key.name).compactMap { word(in: $0, of: key.name) }
            found.keys.append(ConfiguredKeys(command: command, keys: keys, place: key.place))
        }
    }

    /// One key or a list of them.
    private mutating func words(_ node: Node, of name: String) -> [Node] {
        if let sequence = node.sequence { return Array(sequence) }
        if node.scalar != nil { return [node] }
        note(place(of: node), "keys.\(name) should be a key or a list of keys.")
        return []
    }

    private mutating func word(in node: Node, of name: String) -> (key: Key, place: FilePlace)? {
        guard let text = text(node, of: "keys.\(name)") else { return nil }
        guard let key = Key(word: text) else {
            note(
                place(of: node),
                "there is no key \(text); write a character, or a word such as f5, space, enter or ctrl-r.")
            return nil
        }
        return (key, place(of: node))
    }

    /// Looks for keys that would mean two things in one place.
    mutating func checkKeys() {
        let keyboard = found.keyboard
        for changed in found.keys {
            var seen: Set<Key> = []
            for (key, place) in changed.keys where !seen.insert(key).inserted {
                note(place, "\(key.word) stands here twice.")
            }
            guard let clash = keyboard.clash(of: changed.command), !isNotedLater(clash, than: changed) else {
                continue
            }
            let place = changed.keys.first { $0.key == clash.key }?.place ?? changed.place
            note(
                place,
                "\(clash.key.word) is the key of \(clash.other) already; choose another, or change that one, too."
            )
        }
    }

    /// Of two changed commands with one key the one that stands later is wrong.
    private func isNotedLater(_ clash: KeyClash, than changed: ConfiguredKeys) -> Bool {
        guard let other = found.keys.first(where: { $0.command.name == clash.other }) else { return false }
        return (other.place.line, other.place.column) > (changed.place.line, changed.place.column)
    }
}
