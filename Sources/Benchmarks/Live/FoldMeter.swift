import OrdersCore
import Synchronization

/// Counts what folds do.
final class FoldMeter: Sendable {
    private struct Counts {
        var rows = 0
        var locks: [Duration] = []
    }

    struct Figures: Encodable {
        let folds: Int
        let rows: Int
        /// How long a fold held the write lock.
        let lockHeld: Timings
    }

    private let counts = Mutex(Counts())

    func record(_ outcome: TotalsBatchOutcome) {
        guard outcome.lockHeld > .zero else { return }
        counts.withLock { counts in
            counts.rows += outcome.rows
            counts.locks.append(outcome.lockHeld)
        }
    }

    /// Rows folded so far.
    var rows: Int {
        counts.withLock { $0.rows }
    }

    var figures: Figures {
        counts.withLock { counts in
            Figures(folds: counts.locks.count, rows: counts.rows, lockHeld: Timings(counts.locks))
        }
    }
}
