import Yams

// What every part of the file is made of.
extension ConfigurationReader {
    /// The keys of a mapping with their values; nil where it is something else, which is noted. A mapping of which
    /// nothing is written yet is empty.
    mutating func pairs(in node: Node, of name: String) -> [(key: ConfigurationKey, value: Node)]? {
        if node.isNothing { return [] }
        guard let mapping = node.mapping else {
            note(place(of: node), "\(name) should be a set of keys with values.")
            return nil
        }
        return mapping.map { key, value in
            (ConfigurationKey(name: key.string ?? "", place: place(of: key)), value)
        }
    }

    /// A single value; nil where it is something else or missing, which is noted.
    mutating func text(_ node: Node, of name: String) -> String? {
        guard let scalar = node.scalar else {
            note(place(of: node), "\(name) should be a single value.")
            return nil
        }
        guard !node.isNothing else {
            note(place(of: node), "\(name) has no value; write one or leave the line out.")
            return nil
        }
        return scalar.string
    }

    func place(of node: Node) -> FilePlace { FilePlace(path: path, node.mark) }

    mutating func note(_ place: FilePlace, _ words: String) {
        mistakes.append(ConfigurationMistake(place: place, words: words))
    }
}

/// A key of the file, with where it is written.
struct ConfigurationKey {
    let name: String
    let place: FilePlace
}

extension Node {
    /// Whether it is an empty value, as in `theme:`.
    fileprivate var isNothing: Bool {
        guard let scalar, scalar.style == .plain || scalar.style == .any else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }
}
