import Synchronization
import Testing

/// Counts what a test did, so that its output can say so.
final class ShopTally: Sendable {
    struct Figures: Sendable {
        var operations = 0
        var rows = 0
        var live = 0
        var direct = 0
        var wrong: [String] = []
    }

    private let state = Mutex(Figures())

    var figures: Figures { state.withLock { $0 } }

    func operate(rows: Int) {
        state.withLock {
            $0.operations += 1
            $0.rows += rows
        }
    }

    func compare(_ verdict: ShopVerdict) {
        state.withLock { state in
            if verdict.source == .live { state.live += 1 } else { state.direct += 1 }
            if let difference = verdict.difference { state.wrong.append(difference) }
        }
    }

    /// Whether a test has more to do: not once something was wrong, and not when the live totals hardly answer.
    func goesOn(until comparisons: Int) -> Bool {
        let figures = figures
        return figures.live < comparisons && figures.wrong.isEmpty && figures.direct <= figures.live + 200
    }

    /// Prints the figures and requires that nothing was wrong.
    func report(_ what: String, operations: Int, comparisons: Int) {
        let figures = figures
        print(
            "\(what): \(figures.operations) operations on \(figures.rows) rows, \(figures.live) comparisons of every "
                + "user's live total with plain SQL (and \(figures.direct) of the direct report), "
                + "\(figures.wrong.count) wrong")
        #expect(figures.wrong.isEmpty, "\(figures.wrong.prefix(3))")
        #expect(figures.operations >= operations)
        #expect(figures.live >= comparisons)
    }
}
