import OrdersCore
import Synchronization
import TestSupport

/// The time of day in a shop.
final class ShopClock: Sendable {
    private let state = Mutex(State())

    private struct State {
        var now = Shop.now
        /// Where the clock would be had nobody set it wrong.
        var right = Shop.now
    }

    var now: Instant { state.withLock { $0.now } }

    func set(_ instant: Instant) {
        state.withLock { $0 = State(now: instant, right: instant) }
    }

    /// Goes on in steps of every size; now and then somebody sets the clock wrong, and later right again.
    ///
    /// - Parameter draw: A number below a bound.
    func move(_ draw: (Int) -> Int) {
        let steps: [Int64] = [1, 2, 500, 999, 1_000, 1_001, 60_000, 3_600_000, 86_400_000, 3 * 86_400_000]
        let step = steps[draw(steps.count)]
        let error = draw(25) == 0 ? ShopClock.errors[draw(ShopClock.errors.count)] : 0
        let isFar = draw(150) == 0
        state.withLock { state in
            state.right = state.right.adding(milliseconds: isFar ? ShopClock.year : step)
            state.now = state.right.adding(milliseconds: error)
        }
    }

    private static let year: Int64 = 366 * 86_400_000
    /// All of them back: a clock that was ahead when orders left the totals is tested by itself.
    private static let errors: [Int64] = [-1, -900, -1_000, -1_001, -3_600_000, -40 * 86_400_000, -year]
}
