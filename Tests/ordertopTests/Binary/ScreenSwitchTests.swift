import Foundation
import TerminalHarness
import Testing

/// The real program goes from one database to another in a real tty.
@Suite("Going to another database, by the binary")
struct ScreenSwitchTests {
    @Test("d goes to a database by its name and back, and the program ends as ever")
    func goes() async throws {
        try await withTemporaryFolder { folder in
            for (name, orders) in [("one", "2000"), ("two", "3000")] {
                let made = try await Binary.run(
                    "generate --db \(name).sqlite --orders \(orders)", in: folder)
                try #require(made.exitCode == 0, "\(made.words)")
            }
            let home = folder + "/.config/ordertop"
            try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
            try """
            databases: {one: ../../one.sqlite, two: ../../two.sqlite, gone: ../../gone.sqlite}
            database: one
            keys: {databases: f2}
            """.write(toFile: home + "/config.yaml", atomically: true, encoding: .utf8)
            let window = try PseudoTerminal()
            try window.spawn(Binary.path, [], environment: ["HOME": folder])
            try await window.waitForScreen(showing: "one.sqlite")
            for (typed, seen) in [
                ("gone", "There is no file"), ("two", "This is two."), ("one", "This is one."),
            ] {
                try window.send("\u{1B}OQ")
                try await window.waitForScreen(showing: "Databases")
                try window.send(typed + "\r")
                try await window.waitForScreen(showing: seen)
            }
            try window.send("q")
            #expect(try await window.waitForExit() == .exited(0))
            try await window.waitForOutput(containing: "\u{1B}[?1049l")
            let endings = window.output.components(separatedBy: "\u{1B}[?1049l").count - 1
            #expect(endings == 1, "the terminal was given back in between")
            let left = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(!left.contains { $0.contains("-wal") }, "\(left)")
        }
    }
}
