import Testing

/// Lets a mishap strike at the first call, the second, and so on, each time in a new copy of the shop, until the
/// job gets through.
struct EveryCall: Sendable {
    let template: MoveTemplate
    let mishap: String

    /// - Parameter body: Lets the mishap happen to the shop, and judges.
    /// - Returns: how many calls there were.
    func run(_ body: @escaping @Sendable (MoveTrial, String) async throws -> Void) async throws -> Int {
        let calls = try await callsOfUndisturbedRun()
        try #require(calls > 20, "the disk isn't the faulty one")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for call in 1...calls {
                if call > EveryCall.atOnce { try await group.next() }
                group.addTask {
                    let trial = try template.trial()
                    try await body(trial, "\(mishap) \(call) \(call * 77)")
                    try trial.remove()
                }
            }
            try await group.waitForAll()
        }
        return calls
    }

    private static let atOnce = 3

    private func callsOfUndisturbedRun() async throws -> Int {
        let trial = try template.trial()
        let outcome = try await trial.start("none 0 0").outcome()
        #expect(outcome.output.hasSuffix(" calls\ndone\n"), "\(outcome)")
        try trial.remove()
        return outcome.output.split(separator: " ").first.flatMap { Int($0) } ?? 0
    }
}
