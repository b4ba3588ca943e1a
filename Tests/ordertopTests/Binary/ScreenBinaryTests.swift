import Foundation
import TerminalHarness
import TerminalUI
import TestSupport
import Testing

/// The real program in a real tty: it draws, obeys, and gives the tty back whatever ends it.
@Suite("The screen, by the binary")
struct ScreenBinaryTests {
    @Test("it starts, answers keys and quits, and the tty is as it was")
    func keys() async throws {
        try await ScreenShop.with { shop in
            let before = try PseudoTerminal().settings
            let window = try await shop.open()
            #expect(try window.settings != before)
            window.clearOutput()
            try window.send("?")
            try await window.waitForOutput(containing: "type to search")
            try window.send("\u{3}")
            #expect(try await window.waitForExit() == .exited(0))
            #expect(try window.settings == before)
            try await window.waitForOutput(containing: "\u{1B}[?1049l")
        }
    }

    private func pressUntilSeen(_ key: String, _ text: String, in window: PseudoTerminal) async throws {
        for _ in 1...60 where !window.output.contains(text) {
            try window.send(key)
            _ = try? await window.waitForOutput(containing: text, timeout: .seconds(1))
        }
        try await window.waitForOutput(containing: text, timeout: .zero)
    }

    @Test("keys and sizes in any order don't end it, down to one cell")
    func resize() async throws {
        try await ScreenShop.with { shop in
            let window = try await shop.open(["--ascii", "--no-mouse", "--theme", "mono"])
            for (columns, rows) in [(80, 24), (40, 12), (39, 11), (1, 1), (3, 200), (300, 2)] {
                try window.resize(Size(columns: columns, rows: rows))
                try window.send("\tjzGl+-")
            }
            window.clearOutput()
            try window.resize(Size(columns: 120, rows: 40))
            // A key that comes before the size does is pressed in a window that is too small, where keys do nothing.
            try await pressUntilSeen("?", "type to search", in: window)
            try window.send("\u{3}")
            #expect(try await window.waitForExit() == .exited(0))
        }
    }

    @Test("the demo makes its database once, and people shop in it while it is open")
    func demo() async throws {
        try await withTemporaryFolder { folder in
            for _ in 1...2 {
                let window = try PseudoTerminal()
                try window.spawn(
                    Binary.path, ["demo", "--orders", "2000", "--rate", "200"],
                    environment: ["HOME": folder, "ORDERTOP_DB": "/nowhere"])
                try await window.waitForOutput(containing: "spenders")
                try window.send("q")
                #expect(try await window.waitForExit() == .exited(0))
                #expect(!window.output.contains("broke off"))
            }
            let data = folder + "/.local/share/ordertop"
            #expect(try FileManager.default.contentsOfDirectory(atPath: data) == ["demo.sqlite"])
            let top = try await Binary.run("top --format json", in: folder)
            #expect(try TopReport(top.output).via == "live")
            let jobs = try await Binary.run("jobs --all --format csv", in: folder)
            #expect(jobs.output.split(separator: "\r\n").count == 2, "\(jobs.output)")
        }
    }

    @Test("a change is shown and asked for: no changes nothing, yes does it", arguments: [false, true])
    func question(_ answer: Bool) async throws {
        try await ScreenShop.with { shop in
            let window = try PseudoTerminal()
            try window.spawn(
                Binary.path, ["archive", "run", "--older-than", "1y", "--db", shop.database])
            let plan = try await window.waitForOutput(containing: "[y/N]")
            #expect(plan.contains("DELETE FROM"))
            try window.send(answer ? "y\n" : "\n")
            #expect(try await window.waitForExit() == .exited(0))
            try await window.waitForOutput(containing: answer ? "is done" : "Nothing was changed.")
        }
    }

    @Test("Ctrl-C at the question ends with 130 and changes nothing")
    func interruptedQuestion() async throws {
        try await ScreenShop.with { shop in
            let window = try PseudoTerminal()
            try window.spawn(
                Binary.path, ["archive", "run", "--older-than", "1y", "--db", shop.database])
            try await window.waitForOutput(containing: "[y/N]")
            try window.send("\u{3}")
            #expect(try await window.waitForExit() == .exited(130))
            let jobs = try await Binary.run("jobs --all --db shop.sqlite --format csv", in: shop.folder)
            #expect(jobs.output.split(separator: "\r\n").count == 1)
        }
    }

    @Test("progress is one line that is cleared at the end, and Ctrl-C while generating leaves nothing")
    func progress() async throws {
        try await withTemporaryFolder { folder in
            let window = try PseudoTerminal()
            try window.spawn(
                Binary.path, ["generate", "--orders", "20000000", "--db", folder + "/large.sqlite"])
            try await window.waitForOutput(containing: "ETA")
            try window.send("\u{3}")
            #expect(try await window.waitForExit() == .exited(130))
            try await window.waitForOutput(containing: "\r\u{1B}[K")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        }
    }
}
