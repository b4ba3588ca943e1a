/// Compares every user's live total with the direct report.
public struct TotalsVerifyJob: Job {
    public let draft: JobDraft
    private let totals: any LiveTotals

    public init(totals: any LiveTotals) {
        self.draft = JobDraft(
            kind: .totalsVerify, title: "verify the live totals", parameters: [:], rowsTotal: nil)
        self.totals = totals
    }

    public var stateWhenInterrupted: JobState { .cancelled }

    /// The comparison is one snapshot without a checkpoint, so the lease outlasts it.
    public var leaseLength: Duration { .seconds(3_600) }

    public func plan() async throws -> JobPlan {
        JobPlan(
            title: draft.title, rows: nil,
            consequences: [
                "Compares every user's total with the direct report, in one snapshot. Writers go on meanwhile.",
                "When a total differs, the live totals are not used until they are built anew.",
            ],
            statements: [])
    }

    /// - Throws: `OrdersError` (`verificationFailed`) that names users when a total differs.
    public mutating func step(_ context: JobContext) async throws -> JobStep {
        let verification = try await totals.verifyTotals(at: context.now)
        guard verification.isExact else {
            throw OrdersError(
                .verificationFailed,
                "The live totals differ from the direct report (\(verification.summary)): "
                    + "`ordertop totals enable` builds them anew.")
        }
        return .finished(summary: verification.summary)
    }
}
