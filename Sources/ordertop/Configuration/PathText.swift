import Foundation
import PostgresStore

/// Paths as a person writes them into the configuration file.
enum PathText {
    /// The absolute path: `~/` is the home folder, and a relative path begins in the folder of the file it is written
    /// in. Server addresses stay what they are.
    static func absolute(_ text: String, besides file: String) -> String {
        if ServerAddress.isOne(text) { return text }
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
        let expanded = text.hasPrefix("~/") ? ProcessInfo.processInfo.home + text.dropFirst() : text
        return URL(fileURLWithPath: expanded, relativeTo: folder).standardizedFileURL.path
    }
}
