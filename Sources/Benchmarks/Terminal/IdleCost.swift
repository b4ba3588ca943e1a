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
        try await Task.sleep(for: duration)
        guard let end = meter.reading else { throw gone }
        let seconds = (end.at - start.at).inSeconds
        let chunks = window.terminal.chunks
        let bytes = chunks.reduce(0) { $0 + $1.bytes.count }
        return Figures(
            seconds: seconds.rounded(to: 1),
            processorPercent: ((end.processor - start.processor).inSeconds / seconds * 100).rounded(to: 2),
            wakeUpsPerSecond: (Double(end.wakeUps - start.wakeUps) / seconds).rounded(to: 2),
            residentMiB: (Double(end.residentBytes) / 1_048_576).rounded(to: 1),
            bytesPerSecond: (Double(bytes) / seconds).rounded(to: 1),
            refreshes: RefreshCost(chunks, from: before))
    }

    private static var gone: OrdersError { OrdersError(.unsupported, "it ended by itself") }
}
