import Foundation
import TerminalHarness
import TerminalUI
import TestSupport
import Testing

/// Whatever ends the program or stops it for a while, the window is as before.
@Suite("The screen's end, by the binary", .timeLimit(.minutes(30)))
struct ScreenEndingTests {
    /// What ends it, and how.
    static let endings: [(Int32, ProcessExit)] = [
        (SIGTERM, .exited(143)), (SIGHUP, .exited(129)), (SIGINT, .exited(0)), (SIGQUIT, .exited(131)),
        (SIGSEGV, .signaled(SIGSEGV)), (SIGABRT, .signaled(SIGABRT)), (SIGILL, .signaled(SIGILL)),
        (SIGTRAP, .signaled(SIGTRAP)),
    ]

    /// What a program wrote last may be read after its end was seen.
    private func expectRestored(_ window: PseudoTerminal, _ before: TerminalSettings) async throws {
        #expect(try window.settings == before)
        try await window.waitForOutput(containing: "?1049l")
        let deadline = ContinuousClock.now + .seconds(10)
        while !window.screen.isAsBefore, .now < deadline {
            try await Task.sleep(for: .milliseconds(5))
        }
        #expect(window.screen.isAsBefore)
    }

    @Test("each of eight signals gives the window back, every time", arguments: endings)
    func signals(_ signal: Int32, _ expected: ProcessExit) async throws {
        let before = try PseudoTerminal().settings
        try await ScreenShop.with { shop in
            for _ in 1...(2 * Soak.factor) {
                let window = try await shop.open()
                try await window.waitForOutput(containing: "?1006h")
                #expect(window.screen.modes.isSuperset(of: [1000, 1049, 2004]))
                try window.signal(signal)
                #expect(try await window.waitForExit() == expected)
                try await expectRestored(window, before)
                if case .signaled = expected {
                    try await window.waitForOutput(containing: "ordertop crashed.")
                }
            }
        }
    }

    @Test(
        "a signal while a dialog is open or a key is half sent does, too",
        arguments: ["?", ":", "\u{1B}[200~x", "\u{1B}["])
    func signalsAmidKeys(_ keys: String) async throws {
        let before = try PseudoTerminal().settings
        try await ScreenShop.with { shop in
            let window = try await shop.open()
            try window.send(keys)
            try window.signal(SIGTERM)
            #expect(try await window.waitForExit() == .exited(143))
            try await expectRestored(window, before)
        }
    }

    @Test("a job that a signal stops is at a checkpoint, and the person is told how to go on")
    func job() async throws {
        try await ScreenShop.with(orders: 400_000) { shop in
            let set = try await Binary.run("setup --yes --db shop.sqlite", in: shop.folder)
            try #require(set.exitCode == 0, "\(set.words)")
            let window = try await shop.open()
            try window.send("a")
            try await window.waitForOutput(containing: "Start")
            try window.send("\t\r")
            try await RunningJob.waitUntilMoved(moreThan: 0, in: shop.database)
            try window.signal(SIGTERM)
            #expect(try await window.waitForExit() == .exited(143))
            try await window.waitForOutput(containing: "is paused after")
            let jobs = try await Binary.run("jobs --format csv --db shop.sqlite", in: shop.folder)
            #expect(jobs.output.contains("paused"))
        }
    }

    @Test("a closed window ends it, also while the window takes no output", arguments: [false, true])
    func closedWindow(_ isHeld: Bool) async throws {
        try await ScreenShop.with { shop in
            let window = try await shop.open()
            window.holdOutput(isHeld)
            if isHeld { for _ in 1...100 { try window.send("\t") } }
            window.closeController()
            #expect(try await window.waitForExit(timeout: .seconds(10)) == .exited(129))
        }
    }

    @Test("a window that takes no output takes keys all the same", arguments: ["\u{3}", "q"])
    func heldWindow(_ key: String) async throws {
        try await ScreenShop.with { shop in
            let before = try PseudoTerminal().settings
            let window = try await shop.open()
            window.holdOutput(true)
            for _ in 1...200 { try window.send("\tz") }
            try window.send(key)
            #expect(try await window.waitForExit() == .exited(0))
            #expect(try window.settings == before)
        }
    }

    @Test(
        "stopped by Ctrl-Z, in a dialog or not, it leaves the window to the shell and comes back in its new size",
        arguments: ["", "?"])
    func suspension(_ keys: String) async throws {
        try await ScreenShop.with { shop in
            let window = try PseudoTerminal()
            let script = """
                set -m; \(Binary.path) --db \(shop.database); echo "state $?"; stty -a; read line; fg >/dev/null
                echo "ended $?"
                """
            try window.spawn(
                "/bin/sh", ["-c", script], environment: ["HOME": shop.folder, "PATH": "/usr/bin:/bin"])
            try await window.waitForOutput(containing: "spenders")
            if !keys.isEmpty {
                try window.send(keys)
                try await window.waitForOutput(containing: "type to search")
            }
            try window.send("\u{1A}")
            try await window.waitForOutput(containing: "state 148")
            #expect(window.screen.isAsBefore)
            try await window.waitForOutput(containing: " echo ")
            try window.resize(Size(columns: 90, rows: 33))
            window.clearOutput()
            try window.send("\n")
            try await window.waitForOutput(containing: "spenders")
            #expect(window.screen.modes.isSuperset(of: [1000, 1049, 2004]))
            try window.send("\u{3}")
            try await window.waitForOutput(containing: "ended 0")
            #expect(window.screen.isAsBefore)
        }
    }

    @Test("stopped from outside and continued, it draws everything anew")
    func stop() async throws {
        try await ScreenShop.with { shop in
            let window = try await shop.open()
            try window.signal(SIGSTOP)
            while !window.isStopped { try await Task.sleep(for: .milliseconds(5)) }
            window.clearOutput()
            try window.signal(SIGCONT)
            try await window.waitForOutput(containing: "spenders")
            try window.send("q")
            #expect(try await window.waitForExit() == .exited(0))
        }
    }
}

extension PseudoTerminal {
    /// What the window shows.
    fileprivate var screen: EmulatedScreen {
        var screen = EmulatedScreen(size: Size(columns: 120, rows: 40))
        screen.write(outputBytes)
        return screen
    }
}
