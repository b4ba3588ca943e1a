import OrdersCore
import TerminalHarness
import TerminalUI

/// What a program costs that nobody touches.
enum IdleCost {
    struct Figures: Encodable {
        let seconds: Double
        /// Of one core.
        let processorPercent: Double
        let wakeUpsPerSecond: Double
        let residentMiB: Double
        let bytesPerSecond: Double
        let refreshes: RefreshCost
    }

    static func measure(_ window: Window, for duration: Duration) async throws -> Figures {
        let meter = ProcessMeter(processID: window.terminal.processID ?? 0)
        try await window.terminal.waitForCalm(.milliseconds(40))
        let before = window.terminal.screen
        window.terminal.clearOutput()
        guard let start = meter.reading else { throw gone }
        var (end, wakeUps) = (start, 0)
        while end.at - start.at < duration {
            try await Task.sleep(for: .seconds(1))
            guard let next = meter.reading else { throw gone }
            wakeUps += next.wakeUps(since: end)
            end = next
        }
        let seconds = (end.at - start.at).inSeconds
        let chunks = window.terminal.chunks
        let bytes = chunks.reduce(0) { $0 + $1.bytes.count }
        return Figures(
            seconds: seconds.rounded(to: 1),
            processorPercent: ((end.processor - start.processor).inSeconds / seconds * 100).rounded(to: 2),
            wakeUpsPerSecond: (Double(wakeUps) / seconds).rounded(to: 2),
            residentMiB: (Double(end.residentBytes) / 1_048_576).rounded(to: 1),
            bytesPerSecond: (Double(bytes) / seconds).rounded(to: 1),
            refreshes: RefreshCost(chunks, from: before))
    }

    /// Waits until the program has done what it does when it starts: for two seconds it needed next to no processor.
    static func waitForRest(_ window: Window) async throws {
        let meter = ProcessMeter(processID: window.terminal.processID ?? 0)
        let deadline = ContinuousClock.now + .seconds(120)
        repeat {
            guard let start = meter.reading else { throw gone }
            try await Task.sleep(for: .seconds(2))
            guard let end = meter.reading else { throw gone }
            if end.processor - start.processor < .milliseconds(60) { return }
        } while .now < deadline
    }

    private static var gone: OrdersError { OrdersError(.unsupported, "it ended by itself") }
}
