import Foundation
import TestSupport
import Testing

/// The `sqlite3` program, the judge of what is in a file.
enum SQLiteProgram {
    static let path = "/usr/bin/sqlite3"

    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: path) }

    /// The rows of a query, columns as text.
    static func rows(_ sql: String, in database: String) async throws -> [[String]] {
        let program = try RunningProgram(
            path, ["-batch", "-cmd", ".timeout 10000", "-noheader", "-separator", "\u{1F}", database, sql],
            in: "/", environment: [:])
        let outcome = try await program.outcome()
        try #require(outcome.exitCode == 0, "\(outcome.words)")
        return outcome.output.split(separator: "\n").map { line in
            line.split(separator: "\u{1F}", omittingEmptySubsequences: false).map(String.init)
        }
    }
}
