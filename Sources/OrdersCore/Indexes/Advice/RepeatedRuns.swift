/// Runs a piece of work several times over, to time it.
package struct RepeatedRuns: Sendable {
    package var fewest = 3
    package var most = 100
    /// No new run is begun after this.
    package var budget: Duration = .milliseconds(500)

    package init(fewest: Int = 3, most: Int = 100, budget: Duration = .milliseconds(500)) {
        (self.fewest, self.most, self.budget) = (fewest, most, budget)
    }

    /// How long each run took.
    package func durations(_ work: () throws -> Void) throws -> [Duration] {
        let elapsed = ContinuousClock().stopwatch()
        var runs: [Duration] = []
        while runs.count < fewest || (runs.count < most && elapsed() < budget) {
            try Task.checkCancellation()
            runs.append(try ContinuousClock().measure(work))
        }
        return runs
    }

    /// The fastest, which other programs disturbed the least, after a first run that only warms up.
    package func fastest(_ work: () throws -> Void) throws -> Duration {
        try work()
        return try durations(work).min() ?? .zero
    }
}

extension [Duration] {
    /// The middle one; of two, the longer. Zero where there is none.
    package var median: Duration { isEmpty ? .zero : sorted()[count / 2] }
}
