import Foundation
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
        let text = try contents()
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

    private func contents() throws -> String {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw OrdersError(.cannotOpen, "There is no schema file \(path).")
        }
        guard !isDirectory.boolValue else {
            throw OrdersError(.cannotOpen, "The schema file \(path) is a folder; name the YAML file in it.")
        }
        let unreadable = OrdersError(
            .cannotOpen, "The schema file \(path) can't be read; check its permissions.")
        guard let handle = FileHandle(forReadingAtPath: path) else { throw unreadable }
        defer { try? handle.close() }
        guard let read = try? handle.read(upToCount: SchemaFile.maximumBytes + 1) ?? Data() else {
            throw unreadable
        }
        guard read.count <= SchemaFile.maximumBytes, let text = String(data: read, encoding: .utf8) else {
            throw OrdersError(
                .schemaMismatch, "The schema file \(path) is no YAML text of at most 1 MB.")
        }
        return text
    }

    private static let maximumBytes = 1_000_000
}

extension SchemaFile {
    private func mistake(line: Int?, key: [any CodingKey] = [], _ what: String) -> OrdersError {
        let place = [path, line.map { "line \($0)" }].compactMap { $0 }.joined(separator: ", ")
        let name = key.map(\.stringValue).joined(separator: ".")
        return OrdersError(.schemaMismatch, "\(place): \(name.isEmpty ? "" : name + ": ")\(what).")
    }

    private func mistake(_ error: YamlError) -> OrdersError {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            mistake(line: mark.line, "this isn't YAML: \(problem)")
        case .duplicatedKeysInMapping(let duplicates, let context):
            mistake(line: context.mark.line, "written twice: \(duplicates.joined(separator: ", "))")
        case .reader(let problem, _, _, _):
            mistake(line: nil, "this isn't YAML: \(problem)")
        default:
            mistake(line: nil, "this isn't YAML")
        }
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
