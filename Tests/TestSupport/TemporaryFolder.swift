public import Foundation

/// A new folder for one test's files.
public struct TemporaryFolder: Sendable {
    public let url: URL

    public init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent(
            "ordertop-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    /// The path of a file in the folder, whether there is one or not.
    public func path(_ name: String) -> String {
        url.appendingPathComponent(name).path
    }

    /// The names of all files in the folder, sorted.
    public func contents() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
    }

    public func remove() throws {
        try FileManager.default.removeItem(at: url)
    }
}
