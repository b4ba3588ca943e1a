import Foundation
import TerminalHarness
import TerminalUI
import TestSupport
import Testing

/// What is told, is told in text: the same with and without colours, by every kind of terminal.
@Suite("The screen without colours, by the binary", .timeLimit(.minutes(10)))
struct ScreenColorTests {
    /// Ages and the clock go on while one looks, so that figures count as equal.
    private func text(_ window: PseudoTerminal) -> [String] {
        window.screen.lines.map { line in
            line.replacing(/[0-9][0-9.,]*/, with: "0").replacing(/0 (µs|ms|s|min)/, with: "0 s")
                .replacing(/\s+/, with: " ").replacing(/─+/, with: "─")
        }
    }

    private func hasColors(_ window: PseudoTerminal) -> Bool {
        window.output.matches(of: /\u{1B}\[([0-9;]+)m/).contains { match in
            let numbers = match.output.1.split(separator: ";").compactMap { Int($0) }
            return numbers.contains {
                (30...38).contains($0) || (40...48).contains($0) || (90...107).contains($0)
            }
        }
    }

    /// The screen that the options and the environment make of the same shop at the same instant.
    private func look(
        _ shop: ScreenShop, _ options: [String], _ environment: [String: String]
    ) async throws -> (text: [String], hasColors: Bool) {
        let window = try await shop.open(["--read-only"] + options, environment: environment)
        try await window.waitForScreen(showing: "orders per month")
        try await window.waitForScreen(showing: "plan of the report")
        try await window.waitUntilIdle()
        let seen = (text(window), hasColors(window))
        try window.send("q")
        #expect(try await window.waitForExit() == .exited(0))
        return seen
    }

    @Test("every theme writes the same, and mono and NO_COLOR write no colour")
    func themes() async throws {
        try await ScreenShop.with { shop in
            // The hints of the first start are seen only once.
            _ = try await look(shop, [], [:])
            let usual = try await look(shop, [], [:])
            #expect(usual.hasColors)
            for theme in ["dark", "light", "high-contrast"] {
                let other = try await look(shop, ["--theme", theme], [:])
                #expect(other.text == usual.text, "\(theme)")
                #expect(other.hasColors, "\(theme)")
            }
            for (options, environment) in [(["--theme", "mono"], [:]), ([], ["NO_COLOR": "1"])] {
                let plain = try await look(shop, options, environment)
                #expect(plain.text == usual.text && !plain.hasColors, "\(options) \(environment)")
            }
        }
    }

    @Test(
        "terminals of every kind show the panes, and get the window back",
        arguments: [
            "xterm", "screen", "screen-256color", "tmux-256color", "linux", "vt100", "ansi", "no-such",
        ])
    func terminals(_ name: String) async throws {
        try await ScreenShop.with { shop in
            let before = try PseudoTerminal().settings
            let window = try await shop.open(environment: ["TERM": name])
            try await window.waitForScreen(showing: "4 Archive")
            try window.send("?")
            try await window.waitForScreen(showing: "where you are")
            try window.send("\u{3}")
            #expect(try await window.waitForExit() == .exited(0))
            #expect(try window.settings == before)
            try await window.waitForScreen("the shell's line isn't free") { $0.last == "" }
        }
    }
}
