import Foundation
import Synchronization

/// The machine's clock, on which nobody rests between batches; at one rest the process stops. Whoever wants to wait
/// for seconds has tried often enough.
final class RestlessClock: Clock {
    private let stopsAtRest: Int64?
    private let rests = Mutex<Int64>(0)
    private let onLongRest: @Sendable () -> Void

    init(stopsAtRest: Int64?, onLongRest: @escaping @Sendable () -> Void) {
        self.stopsAtRest = stopsAtRest
        self.onLongRest = onLongRest
    }

    var now: ContinuousClock.Instant { ContinuousClock.now }
    var minimumResolution: Duration { ContinuousClock().minimumResolution }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        let rest = rests.withLock { count in
            count += 1
            return count
        }
        if deadline - now > .seconds(4) { onLongRest() }
        if rest == stopsAtRest { raise(SIGSTOP) }
        await Task.yield()
    }
}
