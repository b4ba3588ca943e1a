import Foundation
import TerminalHarness

/// What is left of the terminal when something ends a program.
enum Endings {
    struct Figures: Encodable {
        /// By the signal's name, how many of how many ends left the terminal as it was.
        let restored: [String: Int]
        let times: Int
        /// From the end of the window to that of the process; nil where it went on for ten seconds.
        let afterClosedWindow: Latencies
        let outlivedClosedWindow: Int
    }

    private static let signals: [(name: String, number: Int32)] = [
        ("TERM", SIGTERM), ("HUP", SIGHUP), ("INT", SIGINT), ("QUIT", SIGQUIT), ("SEGV", SIGSEGV),
        ("ABRT", SIGABRT), ("ILL", SIGILL), ("TRAP", SIGTRAP),
    ]

    static func measure(_ program: WatchedProgram, times: Int) async throws -> Figures {
        var restored: [String: Int] = [:]
        for (name, number) in signals {
            var count = 0
            for _ in 0..<times where try await isRestored(program, by: number) { count += 1 }
            restored[name] = count
        }
        var durations: [Duration] = []
        for _ in 0..<times {
            if let duration = try await closeWindow(of: program) { durations.append(duration) }
        }
        return Figures(
            restored: restored, times: times, afterClosedWindow: Latencies(durations),
            outlivedClosedWindow: times - durations.count)
    }

    /// What the program has written last may still have to be read when it has ended.
    private static func isRestored(_ program: WatchedProgram, by signal: Int32) async throws -> Bool {
        let window = try await drawn(program)
        try window.terminal.signal(signal)
        guard (try? await window.terminal.waitForExit(timeout: .seconds(10))) != nil else { return false }
        let deadline = ContinuousClock.now + .seconds(2)
        while try !window.isRestored {
            guard ContinuousClock.now < deadline else { return false }
            try await Task.sleep(for: .milliseconds(5))
        }
        return true
    }

    private static func closeWindow(of program: WatchedProgram) async throws -> Duration? {
        let window = try await drawn(program)
        let start = ContinuousClock.now
        window.terminal.closeController()
        guard (try? await window.terminal.waitForExit(timeout: .seconds(10))) != nil else { return nil }
        return .now - start
    }

    private static func drawn(_ program: WatchedProgram) async throws -> Window {
        let window = try program.start()
        let deadline = ContinuousClock.now + .seconds(10)
        while !window.terminal.screen.isAlternate, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(5))
        }
        try await window.terminal.waitForCalm(.milliseconds(60), atMost: .seconds(2))
        return window
    }
}
