import TestSupport
import Testing

/// Lets a mishap strike at the first call, the second, and so on, each time in a new copy of the shop, until the
/// job gets through. `make test` leaves some out, where asked to.
struct EveryCall: Sendable {
    let template: MoveTemplate
    let mishap: String
    /// How far it is from one call to the next.
    private let step: Int

    init(_ template: MoveTemplate, _ mishap: String, leavesOut: Bool = true) {
        self.template = template
        self.mishap = mishap
        step = leavesOut && !Soak.isOn ? 23 : 1
    }

    /// - Parameter body: Lets the mishap happen to the shop, and judges.
    /// - Returns: at how many calls it struck, and of how many, in words.
    func run(_ body: @escaping @Sendable (MoveTrial, String) async throws -> Void) async throws -> String {
        let calls = try await callsOfUndisturbedRun()
        try #require(calls > 20, "the disk isn't the faulty one")
        // Mishaps of other names begin elsewhere.
        let struck = Array(stride(from: 1 + mishap.count % step, through: calls, by: step))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, call) in struck.enumerated() {
                if number >= EveryCall.atOnce { try await group.next() }
                group.addTask {
                    let trial = try template.trial()
                    try await body(trial, "\(mishap) \(call) \(call * 77)")
                    try trial.remove()
                }
            }
            try await group.waitForAll()
        }
        return "\(mishap) at \(struck.count) of \(calls) calls (\(template.scene.testDescription))"
    }

    private static let atOnce = 3
    /// How many orders a batch has: two batches have every kind of call, and more would have no others.
    static let batch = 10

    private func callsOfUndisturbedRun() async throws -> Int {
        let trial = try template.trial()
        let outcome = try await trial.start("none 0 0", batch: EveryCall.batch).outcome()
        #expect(outcome.output.hasSuffix(" calls\ndone\n"), "\(outcome)")
        try trial.remove()
        return outcome.output.split(separator: " ").first.flatMap { Int($0) } ?? 0
    }
}
