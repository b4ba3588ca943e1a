import OrdersCore
import Yams

/// A YAML file that says which tables and columns hold a shop's orders.
struct SchemaFile {
    let path: String

    /// Reads the schema.
    ///
    /// - Throws: `OrdersError`: `cannotOpen` where there is no such text file, `schemaMismatch` with the line and
    ///   the key where the file isn't a schema.
    func schema() throws -> OrdersSchema {
        let text = try YAMLText(path: path, noun: "schema file").contents()
        do {
            guard let root = try Yams.compose(yaml: text), root.mapping != nil else {
                throw mistake(line: 1, "is no list of keys; it needs at least users, orders and instants")
            }
            do {
                return try YAMLDecoder().decode(OrdersSchema.self, from: root)
            } catch let error as DecodingError {
                throw mistake(error, in: root)
            }
        } catch let error as YamlError {
            throw mistake(error)
        }
    }
}

extension SchemaFile {
    private func mistake(line: Int?, key: [any CodingKey] = [], _ what: String) -> OrdersError {
        let place = [path, line.map { "line \($0)" }].compactMap { $0 }.joined(separator: ", ")
        let name = key.map(\.stringValue).joined(separator: ".")
        return OrdersError(.schemaMismatch, "\(place): \(name.isEmpty ? "" : name + ": ")\(what).")
    }

    private func mistake(_ error: YamlError) -> OrdersError {
        mistake(line: error.mark?.line, error.words)
    }

    private func mistake(_ error: DecodingError, in root: Node) -> OrdersError {
        switch error {
        case .keyNotFound(let key, let context):
            mistake(context, in: root, "the key \(key.stringValue) is missing")
        case .dataCorrupted(let context):
            mistake(context, in: root, SchemaFile.choices(of: context.codingPath) ?? context.debugDescription)
        case .typeMismatch(let type, let context):
            mistake(context, in: root, "this should be \(SchemaFile.words(for: type))")
        case .valueNotFound(let type, let context):
            mistake(context, in: root, "a value is missing; it should be \(SchemaFile.words(for: type))")
        @unknown default:
            mistake(line: nil, "this is no schema")
        }
    }

    private func mistake(_ context: DecodingError.Context, in root: Node, _ what: String) -> OrdersError {
        mistake(line: root.line(of: context.codingPath), key: context.codingPath, what)
    }

    /// What a key with few possible values takes; nil for other keys.
    private static func choices(of path: [any CodingKey]) -> String? {
        let values: [String]
        switch path.last?.stringValue {
        case "instants": values = InstantFormat.allCases.map(\.rawValue)
        case "stored_as": values = MoneyFormat.Storage.allCases.map(\.rawValue)
        default: return nil
        }
        return "this should be one of \(values.joined(separator: ", "))"
    }

    /// The parser names its own types of nodes besides Swift's.
    private static func words(for type: Any.Type) -> String {
        switch type {
        case is Int.Type: return "a whole number"
        case is String.Type, is Node.Scalar.Type: return "a single value"
        case is Node.Sequence.Type: return "a list"
        case is Node.Mapping.Type: return "a set of keys with values"
        default: return "\(type)".hasPrefix("Array") ? "a list" : "of another form"
        }
    }
}

extension Node {
    /// The line on which the value at the end of a path is written; the last line known on the way to it.
    fileprivate func line(of path: [any CodingKey]) -> Int? {
        var node = self
        var line = mark?.line
        for key in path {
            guard let pair = node.mapping?.first(where: { $0.key.string == key.stringValue }) else { break }
            line = pair.key.mark?.line ?? line
            node = pair.value
        }
        return line
    }
}
