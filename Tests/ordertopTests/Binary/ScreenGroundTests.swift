import TerminalHarness
import Foundation
import TestSupport
import Testing

/// The terminal is asked for its ground, and nobody waits for the answer.
@Suite("The screen's colours, by the binary", .timeLimit(.minutes(5)))
struct ScreenGroundTests {
    static let light = "\u{1B}]11;rgb:ffff/ffff/ffff\u{1B}\\"
    /// The accent of the light and of the dark theme.
    static let lightAccent = "38;5;25m"
    static let darkAccent = "38;5;39m"

    @Test("the answer changes the colours over, however it comes", arguments: [1, 3, 24])
    func answer(_ piece: Int) async throws {
        try await ScreenShop.with { shop in
            let window = try await shop.open()
            try await window.waitForOutput(containing: "]11;?")
            try await window.waitForOutput(containing: Self.darkAccent)
            #expect(!window.output.contains(Self.lightAccent))
            let bytes = Array(Self.light)
            for start in stride(from: 0, to: bytes.count, by: piece) {
                try window.send(String(bytes[start..<min(start + piece, bytes.count)]))
            }
            try await window.waitForOutput(containing: Self.lightAccent)
            try window.send("q")
            #expect(try await window.waitForExit() == .exited(0))
        }
    }

    @Test(
        "without an answer it is dark, or what COLORFGBG says",
        arguments: [
            ([:], darkAccent), (["COLORFGBG": "0;15"], lightAccent), (["COLORFGBG": "15;0"], darkAccent),
        ])
    func environment(_ environment: [String: String], _ accent: String) async throws {
        try await ScreenShop.with { shop in
            let window = try await shop.open(environment: environment)
            #expect(window.output.contains(accent))
            try window.send("q")
            #expect(try await window.waitForExit() == .exited(0))
        }
    }

    @Test("an answer that is late doesn't reach the shell")
    func lateAnswer() async throws {
        try await ScreenShop.with { shop in
            let window = try PseudoTerminal()
            let script = """
                \(Binary.path) --db \(shop.database)
                stty -icanon -echo min 0 time 10; echo "left:$(dd bs=100 count=1 2>/dev/null | tr -d '\\n')."
                """
            try window.spawn(
                "/bin/sh", ["-c", script], environment: ["HOME": shop.folder, "PATH": "/usr/bin:/bin"])
            try await window.waitForOutput(containing: "]11;?")
            // The key is read first; the answer comes while the program is ending.
            try window.send("\u{3}")
            try window.send(Self.light)
            #expect(try await window.waitForExit() == .exited(0))
            try await window.waitForOutput(containing: "left:.")
        }
    }

    @Test(
        "nobody is asked who would print the question, or where it makes no difference",
        arguments: [
            (["TERM": "vt100"], []), (["TERM": "linux"], []), (["NO_COLOR": "1"], []),
            ([:], ["--theme", "dark"]), ([:], ["--theme", "high-contrast"]),
        ])
    func unasked(_ environment: [String: String], _ options: [String]) async throws {
        try await ScreenShop.with { shop in
            let window = try await shop.open(options, environment: environment)
            #expect(!window.output.contains("]11;"))
            try window.send("q")
            #expect(try await window.waitForExit() == .exited(0))
        }
    }
}
