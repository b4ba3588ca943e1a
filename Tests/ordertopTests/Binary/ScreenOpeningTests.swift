import Foundation
import TerminalHarness
import TestSupport
import Testing

/// The real program in a real tty, before its database is open.
@Suite("The screen before the database is open, by the binary", .timeLimit(.minutes(5)))
struct ScreenOpeningTests {
    @Test("a database that can't be opened leaves the tty as it was and one sentence")
    func failure() async throws {
        try await withTemporaryFolder { folder in
            try "id,name\n1,a\n".write(toFile: folder + "/text", atomically: true, encoding: .utf8)
            for (name, words) in [("missing", "There is no file"), ("text", "text file")] {
                let window = try PseudoTerminal()
                let before = try window.settings
                try window.spawn(
                    Binary.path, ["--db", "\(folder)/\(name)"], environment: ["HOME": folder])
                #expect(try await window.waitForExit() == .exited(1))
                try await window.waitForOutput(containing: "\u{1B}[?1049l")
                try await window.waitForOutput(containing: words)
                let left = window.output.components(separatedBy: "\u{1B}[?1049l")
                #expect(left.count == 2, "\(window.output.debugDescription)")
                #expect(left.last?.components(separatedBy: "ordertop: ").count == 2, "\(left)")
                #expect(try window.settings == before)
            }
        }
    }

    @Test("a server that never answers is waited for, and keys are answered", arguments: ["q", "\u{3}"])
    func silence(_ key: String) async throws {
        let server = try SilentServer()
        defer { server.close() }
        try await withTemporaryFolder { folder in
            let window = try PseudoTerminal()
            try window.spawn(
                Binary.path, ["--db", "postgres://127.0.0.1:\(server.port)/shop?connect_timeout=120"],
                environment: ["HOME": folder])
            try await window.waitForOutput(containing: "spenders")
            try window.send("?")
            try await window.waitForOutput(containing: "type to search")
            try window.send("\u{1B}")
            try await window.waitForScreen("help is still there") { lines in
                !lines.contains { $0.contains("type to search") }
            }
            try window.send(key)
            #expect(try await window.waitForExit(timeout: .seconds(10)) == .exited(0))
            try await window.waitForOutput(containing: "\u{1B}[?1049l")
            let words = window.output.components(separatedBy: "\u{1B}[?1049l").last ?? ""
            #expect(!words.contains("ordertop:"), "\(words)")
        }
    }
}
