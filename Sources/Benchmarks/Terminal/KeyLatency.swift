import TerminalHarness

/// How long it takes from a key to the first byte that answers it.
enum KeyLatency {
    /// Keys that got no answer in this time count as unanswered.
    private static let limit = Duration.milliseconds(500)

    struct Figures: Encodable {
        let latencies: Latencies
        let unanswered: Int
    }

    /// Presses keys at odd intervals, each when the program has been silent for a moment.
    ///
    /// - Parameter work: A key that sets it to work, pressed before every sixth of them, and not measured.
    static func measure(
        _ window: Window, keys: [String], presses: Int, work: String? = nil
    ) async throws -> Figures {
        var generator = SystemRandomNumberGenerator()
        var durations: [Duration] = []
        for press in 0..<presses {
            if let work, press % 6 == 0 { try window.terminal.send(work) }
            try await Task.sleep(for: .milliseconds(Int.random(in: 20...60, using: &generator)))
            try await window.terminal.waitForCalm(.milliseconds(8), atMost: .milliseconds(300))
            if let duration = try await answer(to: keys[press % keys.count], window) {
                durations.append(duration)
            }
        }
        return Figures(latencies: Latencies(durations), unanswered: presses - durations.count)
    }

    private static func answer(to key: String, _ window: Window) async throws -> Duration? {
        let sent = ContinuousClock.now
        try window.terminal.send(key)
        while ContinuousClock.now - sent < limit {
            if let first = window.terminal.firstOutput(after: sent) { return first - sent }
            // The output carries the time at which it came. Looking for it more often would take the processor from those
            // who answer.
            try await Task.sleep(for: .milliseconds(10))
        }
        return nil
    }
}
