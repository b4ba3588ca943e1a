internal import Foundation
import Glibc
import Synchronization

/// Seen from outside, when the program has done all that it was told.
extension PseudoTerminal {
    /// Returns once the program has read every key and then slept with all its threads for a while, so that
    /// what the keys caused has been written.
    ///
    /// Throws a ``PseudoTerminalError`` when that takes longer than `timeout`.
    public func waitUntilIdle(
        for rest: Duration = .milliseconds(150), timeout: Duration = .seconds(60)
    ) async throws {
        let deadline = ContinuousClock.now + timeout
        var before = switches
        while true {
            try await Task.sleep(for: rest)
            let now = switches
            if now == before, now != nil, unreadKeys == 0 { return }
            before = now
            guard ContinuousClock.now < deadline else {
                throw PseudoTerminalError(
                    "It never rests; last it wrote \(output.suffix(500).debugDescription)")
            }
        }
    }

    /// The keys that the program hasn't read, in bytes.
    private var unreadKeys: Int32 {
        var count: Int32 = 0
        let result = state.withLock { ioctl($0.device, UInt(FIONREAD), &count) }
        return result == 0 ? count : 0
    }

    /// How often each thread of the program gave up a processor or lost it; `nil` while one of them runs. When
    /// nothing of it changes, nothing has run.
    private var switches: [String: String]? {
        guard let process = processID,
            let threads = try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(process)/task")
        else { return nil }
        var counts: [String: String] = [:]
        for thread in threads {
            guard
                let status = try? String(
                    contentsOfFile: "/proc/\(process)/task/\(thread)/status", encoding: .utf8),
                status.contains("State:\tS")
            else { return nil }
            counts[thread] = String(
                status[(status.range(of: "voluntary_ctxt")?.lowerBound ?? status.startIndex)...])
        }
        return counts
    }
}
