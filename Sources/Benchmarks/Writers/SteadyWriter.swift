import Foundation
import OrdersCore
import Synchronization

/// An application that commits one order every 2 ms on a connection of its own, and notes how long each commit
/// took. When one took long, those that were due meanwhile are left out.
final class SteadyWriter: Sendable {
    struct Figures: Encodable {
        let commits: Timings
        let perSecond: Double
    }

    private let isStopped = Mutex(false)

    /// Writes until it is stopped.
    ///
    /// - Throws: `OrdersError` (`engine`).
    func run(path: String) async throws -> Figures {
        try await offPool {
            let writer = try OrderWriter(path: path)
            let elapsed = ContinuousClock().stopwatch()
            var stalls: [Duration] = []
            while !self.isStopped.withLock({ $0 }) {
                stalls.append(try ContinuousClock().measure { try writer.writeOne() })
                usleep(SteadyWriter.interval)
            }
            return Figures(
                commits: Timings(stalls),
                perSecond: (Double(stalls.count) / elapsed().inSeconds).rounded(to: 1))
        }
    }

    func stop() {
        isStopped.withLock { $0 = true }
    }

    /// In microseconds.
    private static let interval: UInt32 = 2_000
}
