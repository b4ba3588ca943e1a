import OrdersCore
import TerminalHarness

/// Keys while the dashboard's own process works hard.
struct AtWork {
    struct Figures: Encodable {
        let work: String
        let keys: KeyLatency.Figures
        /// Whether the work was still going on when the last key had been pressed; without that the figures say little.
        let lasted: Bool
    }

    let program: WatchedProgram
    let presses: Int

    /// What every bar begins with.
    private static let bar = "▕"

    func measure() async throws -> [Figures] {
        [
            try await besideQueries(), try await besideJob("index build", pane: "3", key: "b"),
            try await besideJob("archive run", pane: "4", key: "a"), try await besideSilence(),
        ]
    }

    /// Beside a report by direct, asked for anew again and again: a moment's query is always under way.
    private func besideQueries() async throws -> Figures {
        Workplace.say("ordertop, keys beside a direct report")
        let window = try program.start()
        try await window.terminal.waitForScreen(showing: "live, exact")
        for _ in 0..<2 {
            try window.terminal.send("s")
            try await window.terminal.waitForCalm()
        }
        try await window.terminal.waitForScreen(showing: "direct")
        let keys = try await KeyLatency.measure(window, keys: program.moves, presses: presses, work: "r")
        let lasted = window.terminal.screen.lines.contains { $0.contains("direct") }
        try await window.end()
        return Figures(work: "direct report", keys: keys, lasted: lasted)
    }

    /// While a server has taken the connection and doesn't answer: every question hangs.
    private func besideSilence() async throws -> Figures {
        Workplace.say("ordertop, keys beside a server that hangs")
        let server = try SilentServer()
        defer { server.close() }
        let waiting = program.with(["--db", "postgres://127.0.0.1:\(server.port)/shop"])
        let window = try waiting.start()
        try await window.terminal.waitForScreen(showing: "opening")
        let keys = try await KeyLatency.measure(window, keys: ["2", "1"], presses: presses)
        let lasted = window.terminal.screen.lines.contains { $0.contains("opening") }
        try await window.end()
        return Figures(work: "server that hangs", keys: keys, lasted: lasted)
    }

    private func besideJob(_ work: String, pane: String, key: String) async throws -> Figures {
        Workplace.say("ordertop, keys beside an \(work)")
        let window = try program.start()
        try await window.terminal.waitForScreen(showing: "live, exact")
        for key in [pane, key] {
            try window.terminal.send(key)
            try await Task.sleep(for: .milliseconds(500))
        }
        try await window.terminal.waitForScreen(showing: "Start")
        for key in ["\t", "\r"] { try window.terminal.send(key) }
        try await window.terminal.waitForScreen(showing: AtWork.bar)
        try window.terminal.send("1")
        try await window.terminal.waitForCalm(atMost: .seconds(1))
        let keys = try await KeyLatency.measure(window, keys: program.moves, presses: presses)
        let lasted = window.terminal.screen.lines.contains { $0.contains(AtWork.bar) }
        try await window.end()
        return Figures(work: work, keys: keys, lasted: lasted)
    }
}
