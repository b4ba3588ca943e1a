import Foundation
import OrdersCore
import Yams

/// The text of a YAML file that a person has written.
struct YAMLText {
    let path: String
    /// What the file is, in words: `schema file`.
    let noun: String

    /// Reads the file.
    ///
    /// - Throws: `OrdersError`: `cannotOpen` where there is no such file, `schemaMismatch` where it is no text of that size.
    func contents() throws -> String {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            throw OrdersError(.cannotOpen, "There is no \(noun) \(path).")
        }
        guard !isDirectory.boolValue else {
            throw OrdersError(.cannotOpen, "The \(noun) \(path) is a folder; name the YAML file in it.")
        }
        let unreadable = OrdersError(.cannotOpen, "The \(noun) \(path) can't be read; check its permissions.")
        guard let handle = FileHandle(forReadingAtPath: path) else { throw unreadable }
        defer { try? handle.close() }
        guard let read = try? handle.read(upToCount: YAMLText.maximumBytes + 1) ?? Data() else {
            throw unreadable
        }
        guard read.count <= YAMLText.maximumBytes, let text = String(data: read, encoding: .utf8) else {
            throw OrdersError(.schemaMismatch, "The \(noun) \(path) is no YAML text of at most 1 MB.")
        }
        return text
    }

    private static let maximumBytes = 1_000_000
}

extension YamlError {
    /// Where the text stops being YAML, as far as the parser knows.
    var mark: Mark? {
        switch self {
        case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark
        case .duplicatedKeysInMapping(_, let context): context.mark
        default: nil
        }
    }

    /// The line of a key that stands twice, which the parser doesn't tell: it names the set of keys.
    func repeatedKeyLine(in text: String) -> Int? {
        guard case .duplicatedKeysInMapping(let duplicates, let context) = self, let key = duplicates.first
        else { return nil }
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let places = lines.indices.dropFirst(context.mark.line - 1).filter {
            lines[$0].drop { $0 == " " }.hasPrefix("\(key):")
        }
        return places.dropFirst().first.map { $0 + 1 }
    }

    /// What is wrong, as a sentence without its full stop.
    var words: String {
        switch self {
        case .scanner(_, let problem, _, _), .parser(_, let problem, _, _), .reader(let problem, _, _, _):
            "this isn't YAML: \(problem)"
        case .composer(let context, let problem, _, _):
            // The problem is the second half of a sentence that the context begins.
            "this isn't one YAML text: \(context.map { "\($0.text) " } ?? "")\(problem)"
        case .duplicatedKeysInMapping(let duplicates, _):
            "written twice: \(duplicates.joined(separator: ", "))"
        default: "this isn't YAML"
        }
    }
}
