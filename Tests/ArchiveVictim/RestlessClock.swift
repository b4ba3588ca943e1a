import Foundation
import Synchronization

/// The machine's clock, on which nobody rests between batches; at one rest the process stops.
final class RestlessClock: Clock {
    private let stopsAtRest: Int64?
    private let rests = Mutex<Int64>(0)

    init(stopsAtRest: Int64?) {
        self.stopsAtRest = stopsAtRest
    }

    var now: ContinuousClock.Instant { ContinuousClock.now }
    var minimumResolution: Duration { ContinuousClock().minimumResolution }

    func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
        let rest = rests.withLock { count in
            count += 1
            return count
        }
        if rest == stopsAtRest { raise(SIGSTOP) }
        await Task.yield()
    }
}
