import Foundation
import TerminalHarness
import TestSupport
import Testing

/// The hints of the first start, remembered in the person's state folder.
@Suite("The first start, by the binary")
struct FirstRunBinaryTests {
    private func output(home: String, _ folder: String, _ variables: [String: String] = [:]) async throws
        -> String
    {
        let window = try PseudoTerminal()
        let environment = ["HOME": home].merging(variables) { $1 }
        try window.spawn(Binary.path, ["--db", folder + "/shop.sqlite"], environment: environment)
        // The pane's second line comes with the report, long after the answer of a file.
        try await window.waitForOutput(containing: "spend per day")
        try window.send("q")
        #expect(try await window.waitForExit() == .exited(0))
        return window.output
    }

    @Test("the hints come once, and where that can't be remembered, never")
    func once() async throws {
        try await withTemporaryFolder { folder in
            let made = try await Binary.run("generate --db shop.sqlite --orders 3000", in: folder)
            try #require(made.exitCode == 0, "\(made.words)")
            #expect(try await output(home: folder, folder).contains("for the first time?"))
            #expect(FileManager.default.fileExists(atPath: folder + "/.local/state/ordertop/hints-shown"))
            #expect(try await !output(home: folder, folder).contains("for the first time?"))
            let state = ["XDG_STATE_HOME": folder + "/state"]
            #expect(try await output(home: folder, folder, state).contains("for the first time?"))
            #expect(FileManager.default.fileExists(atPath: folder + "/state/ordertop/hints-shown"))
            #expect(try await !output(home: "/dev/null", folder).contains("for the first time?"))
        }
    }
}
