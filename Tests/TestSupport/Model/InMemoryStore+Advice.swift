public import OrdersCore

extension InMemoryStore: IndexAdvisor {
    /// What this store says about its report's index.
    public static let advised = CandidateAdvice(
        definition: reportIndex, report: .milliseconds(12), access: .indexOnly, isUsed: true,
        build: .seconds(4), writerWait: .seconds(4), bytes: 298_000_000, insert: .microseconds(2))

    public func advise(
        _ request: AdviceRequest, onProgress: @escaping @Sendable (AdviceProgress) -> Void
    ) async throws -> MeasuredAdvice {
        onProgress(AdviceProgress(stage: "reading the sample", fraction: 0.25))
        try await control.enter(.advise, request.typed.joined(separator: "; "))
        if let wrong = request.typed.first(where: { $0.contains("wrong") }) {
            throw OrdersError(.invalidInput, "\"\(wrong)\" is no index on \"orders\": write columns.")
        }
        return MeasuredAdvice(
            sample: AdviceSample(rows: 300_000, users: 6_000, bytes: 40_000_000, tableRows: 10_000_000),
            today: reportElapsed, candidates: [InMemoryStore.advised])
    }
}
