import TerminalHarness
import TerminalUI

/// How long it takes from the start of a program until there is something to see.
enum FirstPaint {
    /// So many cells with something in them are a picture, and no cursor that waits.
    private static let leastCells = 40

    static func measure(_ program: WatchedProgram, starts: Int) async throws -> Latencies {
        var durations: [Duration] = []
        for _ in 0..<starts {
            let window = try program.start()
            if let duration = try await painted(window) { durations.append(duration) }
            try await window.end()
        }
        return Latencies(durations)
    }

    private static func painted(_ window: Window) async throws -> Duration? {
        let deadline = ContinuousClock.now + .seconds(10)
        while ContinuousClock.now < deadline {
            var screen = EmulatedScreen(size: WatchedProgram.size)
            for chunk in window.terminal.chunks {
                screen.write(chunk.bytes)
                let seen = screen.rows.joined().count { $0.text != " " && !$0.text.isEmpty }
                if screen.isAlternate, seen >= leastCells { return chunk.at - window.started }
            }
            try await Task.sleep(for: .milliseconds(5))
        }
        return nil
    }
}
